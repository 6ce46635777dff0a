import { jsonFinding } from '../diagnostics/render-json.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Template } from '../proposal/template.ts'
import { wordsOf } from '../proposal/template-words.ts'
import { type TemplateChange, templateChangeOf } from '../rules/template-change.ts'
import { type Document, documentAt, documentsAt } from './documents.ts'
import { formatOf } from './format.ts'
import { paintFor } from './paint.ts'

/** Writes what a template asks for to standard output. */
export async function runExplain(
  file: string,
  options: { readonly format: string },
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const template = await templateAt(file)
  process.stdout.write(format === 'json' ? jsonOf({ version: 1, ...template }) : wordsOf(template))
  return 0
}

/** Writes which documents would newly fail; 1 where there are any. */
export async function runDiff(
  templates: { readonly before: string; readonly after: string },
  options: { readonly proposals: string; readonly format: string },
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const [before, after] = [await documentAt(templates.before), await documentAt(templates.after)]
  const { documents, problems } = await documentsAt([options.proposals])
  for (const { message } of problems) process.stderr.write(`usher: ${message}\n`)
  const change = templateChangeOf(before, after, documents)
  process.stdout.write(format === 'json' ? diffJson(change) : diffText(change, after))
  if (problems.length > 0) return 2
  return change.failing.length === 0 ? 0 : 1
}

async function templateAt(file: string): Promise<Template> {
  const { path, text } = await documentAt(file)
  return parseTemplate(path, text)
}

function diffJson({ held, failing, findings: own }: TemplateChange): string {
  const files = failing.map(({ path, kind, status, findings }) => {
    return { path, kind, status, findings: findings.map(jsonFinding) }
  })
  const template = { findings: own.map(jsonFinding) }
  return jsonOf({
    version: 1,
    template,
    files,
    summary: { documents: held, failing: files.length },
  })
}

function diffText({ held, failing, findings }: TemplateChange, after: Document): string {
  const counted = `${held} ${held === 1 ? 'document is' : 'documents are'} held to this template`
  const template = { ...after, kind: 'template', status: null, findings }
  const reports = [...(findings.length === 0 ? [] : [template]), ...failing]
  const shown = reports.length === 0 ? '' : `${renderTerminal(reports, paintFor(process.stdout))}\n`
  const number = failing.length === 0 ? 'none' : failing.length
  return `${shown}${counted}; ${number} would newly fail.\n`
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
