import { jsonFinding } from '../diagnostics/render-json.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import { visible } from '../diagnostics/visible.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { documentAt } from './documents.ts'
import { formatOf } from './format.ts'
import { exitCodeOf, type Judgement, judge, standardsOf } from './judge.ts'
import { wayToPages } from './lint-render.ts'
import { paintFor } from './paint.ts'

/** Reads one proposal and writes what it says to standard output; the exit code is that of `lint`. */
export async function runRead(
  path: string,
  options: { readonly template?: string; readonly config?: string; readonly format: string },
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const judgement = await judge(await documentAt(path), await standardsOf(options))
  process.stdout.write(format === 'json' ? jsonOf(judgement) : textOf(judgement))
  return exitCodeOf([judgement.report])
}

function jsonOf({ proposal, report }: Judgement): string {
  const { path, kind, model, history } = proposal
  const shown = {
    path,
    kind,
    frontMatter: frontMatterOf(proposal),
    model,
    history: history.map(({ done, date, text }) => ({ done, date, text })),
    findings: report.findings.map(jsonFinding),
  }
  return `${JSON.stringify(shown, undefined, 2)}\n`
}

function frontMatterOf({ frontMatter }: Proposal): unknown {
  if (frontMatter.length === 0) return null
  return Object.fromEntries(frontMatter.map(({ key, value }) => [key, value]))
}

function textOf({ proposal, report }: Judgement): string {
  const { units = {}, ...values } = proposal.model ?? {}
  const written = new Map(Object.entries(units))
  const asked = Object.entries(values).map(([name, value]) => {
    const unit = value === null ? undefined : written.get(name)
    return `  ${name}: ${shownValue(value)}${unit ? ` (written in ${unit})` : ''}`
  })
  const history = proposal.history.map(
    ({ done, date, text }) => `  ${done ? '[x]' : '[ ]'} ${date ?? 'no date'}: ${visible(text)}`,
  )
  return [
    `${visible(proposal.path)}: ${proposal.kind}, status ${visible(proposal.status ?? 'unknown')}`,
    ...(asked.length === 0 ? [] : ['model', ...asked]),
    ...(history.length === 0 ? [] : ['history', ...history]),
    '',
    renderTerminal([report], paintFor(process.stdout)) + wayToPages([report]),
  ].join('\n')
}

function shownValue(value: unknown): string {
  if (value === null) return 'unknown'
  return visible(Array.isArray(value) ? value.join(', ') : String(value))
}
