import type { Finding, Severity } from '../diagnostics/finding.ts'
import { asCode, asText } from '../diagnostics/markdown.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { CheckRun, Snapshot } from '../lifecycle/snapshot.ts'
import type { Annotation, Check, Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/** Shows the findings on the head of the open home. Annotations cannot be taken back, so other findings make another run. */
export function planProposalCheck({ home }: Snapshot, { proposal, findings }: Standing): Plan {
  if (home?.state !== 'open') return []
  const there = home.checks.find(
    ({ name, head }) => name === checkNames.proposal && head === home.head,
  )
  const check = proposalCheck(`v1:${home.number}:${home.head}`, home.head, {
    path: proposal.path,
    findings,
  })
  return there !== undefined && isShown(there, check) ? [] : [{ kind: 'create-check', check }]
}

/** The check run that shows these findings of the file at `path`. */
export function proposalCheck(
  externalId: string,
  head: string,
  { path, findings }: { readonly path: string; readonly findings: readonly Finding[] },
): Check {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return {
    name: checkNames.proposal,
    head,
    externalId,
    conclusion: errors === 0 ? 'success' : 'failure',
    title: titleOf(findings, errors),
    summary: summaryOf(path, findings),
    annotations: findings.map((finding) => annotationOf(path, finding)),
  }
}

/** Whether a check run already shows what `check` would. */
export function isShown(there: CheckRun, check: Check): boolean {
  return (
    there.externalId === check.externalId &&
    there.conclusion === check.conclusion &&
    there.title === check.title &&
    there.summary === check.summary
  )
}

function titleOf(findings: readonly Finding[], errors: number): string {
  if (findings.length === 0) return 'Nothing to mend'
  const rest = findings.length - errors
  const parts = [
    ...(errors > 0 ? [errors === 1 ? '1 error' : `${errors} errors`] : []),
    ...(rest > 0 ? [rest === 1 ? '1 remark' : `${rest} remarks`] : []),
  ]
  return parts.join(', ')
}

const mostRows = 100

function summaryOf(path: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `${asCode(path)} follows the template.`
  const rows = findings
    .slice(0, mostRows)
    .map(
      ({ severity, rule, message, help, span }) =>
        `| ${span.start.line} | ${severity} | \`${rule}\` | ${asText(message)} | ${asText(help)} |`,
    )
  const left = findings.length - rows.length
  const more = left > 0 ? [`\n${left} more are not shown.`] : []
  return [
    `What the template asks of ${asCode(path)} and does not find:`,
    '',
    '| line | severity | rule | what is wrong | what to do |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...more,
  ].join('\n')
}

const levels: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
}

function annotationOf(path: string, { rule, severity, message, help, span }: Finding): Annotation {
  const { start, end } = span
  const lines = { startLine: start.line, endLine: Math.max(start.line, end.line) }
  const oneLine = start.line === end.line && end.column > start.column
  const columns = oneLine ? { startColumn: start.column, endColumn: end.column } : {}
  const words = `${message}\n\n${help}`
  return { path, ...lines, ...columns, level: levels[severity], title: rule, message: words }
}
