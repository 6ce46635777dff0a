import type { Severity } from './finding.ts'
import type { FileReport, Reported } from './report.ts'

/**
 * Writes reports as workflow commands, which GitHub Actions shows as annotations. Columns are left
 * out where a finding spans several lines, since the runner refuses them there; what the baseline
 * knows is a notice.
 */
export function renderGithub(reports: readonly FileReport[]): string {
  const lines = reports.flatMap(({ path, findings }) =>
    findings.map((finding) => `${commandOf(path, finding)}\n`),
  )
  return lines.join('')
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>

function commandOf(
  path: string,
  { rule, severity, message, help, span, baseline }: Reported,
): string {
  const { start, end } = span
  const columns: readonly (readonly [string, string])[] =
    start.line === end.line
      ? [
          ['col', String(start.column)],
          ['endColumn', String(end.column)],
        ]
      : []
  const properties = [
    ['file', path],
    ['line', String(start.line)],
    ['endLine', String(end.line)],
    ...columns,
    ['title', baseline === undefined ? rule : `${rule} (baseline)`],
  ].map(([name = '', value = '']) => `${name}=${escapedProperty(value)}`)
  const command = baseline === undefined ? commands[severity] : 'notice'
  return `::${command} ${properties.join(',')}::${escaped(`${message}\n\n${help}`)}`
}

/** As the toolkit of GitHub Actions escapes a message. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
