import type { Severity } from './finding.ts'
import { type Lines, lineAt, linesOf } from './lines.ts'
import { type FileReport, type Reported, summaryOf } from './report.ts'
import { snippetOf } from './snippet.ts'
import { visible } from './visible.ts'

/** Colours a piece of text for a terminal, or leaves it as it is. */
export type Paint = (style: Severity | 'strong' | 'dim', text: string) => string

/** No colours: for pipes, logs and tests. */
export const plain: Paint = (_, text) => text

/** ANSI colours, for a terminal that asked for them. */
export const ansi: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`

const codes = { error: '1;31', warning: '1;33', info: '1;36', strong: '1', dim: '2' } as const

/**
 * Writes reports for people, as a compiler does: what, where, the line itself, what to do.
 * Control and direction characters from documents are made visible, never passed on.
 */
export function renderTerminal(reports: readonly FileReport[], paint: Paint): string {
  const blocks = reports.flatMap((report) => {
    const lines = linesOf(report.text)
    return report.findings.map((finding) => renderFinding({ report, lines, paint }, finding))
  })
  return [...blocks, `${closing(reports)}\n`].join('\n')
}

interface Page {
  readonly report: FileReport
  readonly lines: Lines
  readonly paint: Paint
}

function renderFinding({ report, lines, paint }: Page, finding: Reported): string {
  const { start } = finding.span
  const number = String(start.line)
  const gutter = ' '.repeat(number.length)
  const bar = paint('dim', '|')
  const { start: from, end: to } = lineAt(report.text, lines, start.line)
  const until = Math.min(finding.span.end.offset, to)
  const snippet = snippetOf(report.text.slice(from, to), start.offset - from, until - from)
  const known = finding.baseline === undefined ? '' : paint('dim', ' (baseline)')
  return [
    `${paint(finding.severity, `${finding.severity}[${finding.rule}]`)}${known}${paint('strong', `: ${visible(finding.message)}`)}`,
    `${gutter}${paint('dim', '-->')} ${visible(report.path)}:${number}:${start.column}`,
    `${gutter} ${bar}`,
    `${paint('dim', number)} ${bar} ${snippet.line}`.trimEnd(),
    `${gutter} ${bar} ${paint(finding.severity, snippet.marks)}`,
    `${gutter} ${paint('dim', '=')} help: ${visible(finding.help)}`,
    '',
  ].join('\n')
}

function closing(reports: readonly FileReport[]): string {
  const { files, errors, warnings, baseline } = summaryOf(reports)
  if (files === 0) return 'Nothing to check: no Markdown files there.'
  const where = count(files, 'file')
  const known = baseline === undefined ? '' : `, ${baseline} more in the baseline`
  if (errors + warnings === 0) {
    return `${known === '' ? 'No problems' : 'No new problems'} in ${where}${known}.`
  }
  return `${count(errors, 'error')} and ${count(warnings, 'warning')} in ${where}${known}.`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
