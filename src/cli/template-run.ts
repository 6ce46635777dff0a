import { jsonFinding } from '../diagnostics/render-json.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Template } from '../proposal/template.ts'
import { wordsOf } from '../proposal/template-words.ts'
import { documentAt, documentsAt } from './documents.ts'
import { formatOf } from './format.ts'
import { paintFor } from './paint.ts'
import { type NewlyFailing, newlyFailing } from './template-diff.ts'

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
  const [before, after] = [await templateAt(templates.before), await templateAt(templates.after)]
  const { documents, problems } = await documentsAt([options.proposals])
  for (const { message } of problems) process.stderr.write(`usher: ${message}\n`)
  const { held, failing } = newlyFailing(documents, before, after)
  process.stdout.write(format === 'json' ? diffJson(held, failing) : diffText(held, failing))
  if (problems.length > 0) return 2
  return failing.length === 0 ? 0 : 1
}

async function templateAt(file: string): Promise<Template> {
  const { path, text } = await documentAt(file)
  return parseTemplate(path, text)
}

function diffJson(documents: number, failing: readonly NewlyFailing[]): string {
  const files = failing.map(({ path, kind, status, findings }) => {
    return { path, kind, status, findings: findings.map(jsonFinding) }
  })
  return jsonOf({ version: 1, files, summary: { documents, failing: files.length } })
}

function diffText(documents: number, failing: readonly NewlyFailing[]): string {
  const counted = `${documents} ${documents === 1 ? 'document is' : 'documents are'} held to this template`
  if (failing.length === 0) return `${counted}; none would newly fail.\n`
  const shown = renderTerminal(failing, paintFor(process.stdout))
  return `${shown}\n${counted}; ${failing.length} would newly fail.\n`
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
