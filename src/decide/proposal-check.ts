import type { Finding, Severity } from '../diagnostics/finding.ts'
import { asCode, asMessage } from '../diagnostics/markdown.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { CheckRun, Home, Snapshot } from '../lifecycle/snapshot.ts'
import type { Annotation, Check, Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/** What was found in one file. */
export interface Judged {
  readonly path: string
  readonly findings: readonly Finding[]
}

/** Shows the findings on the head of the open home. */
export function planProposalCheck({ home }: Snapshot, { proposal, findings }: Standing): Plan {
  if (home?.state !== 'open') return []
  return planCheckOf(home, [{ path: proposal.path, findings }])
}

type Pull = Pick<Home, 'number' | 'head' | 'checks'>

/**
 * Shows what was found in a pull request's proposals on its head. Annotations cannot be taken back,
 * so other findings make another run.
 */
export function planCheckOf(pull: Pull, judged: readonly Judged[]): Plan {
  const check = checkOf(pull, judged)
  const there = pull.checks.find(({ name, head }) => name === check.name && head === check.head)
  return there !== undefined && isShown(there, check) ? [] : [{ kind: 'create-check', check }]
}

/** The check run that shows what was found. */
export function checkOf({ number, head }: Pull, judged: readonly Judged[]): Check {
  const findings = judged.flatMap((one) => one.findings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return {
    name: checkNames.proposal,
    head,
    externalId: `v1:${number}:${head}`,
    conclusion: errors === 0 ? 'success' : 'failure',
    title: titleOf(findings, errors),
    summary: judged.map(({ path, findings: its }) => summaryOf(path, its)).join('\n\n'),
    text: '',
    buttons: buttonsFor(findings),
    annotations: judged.flatMap(({ path, findings: its }) =>
      its.map((finding) => annotationOf(path, finding)),
    ),
  }
}

/** What a person can click on the check run; the identifiers name requests. */
function buttonsFor(findings: readonly Finding[]): Check['buttons'] {
  const check = {
    label: 'Re-check',
    description: 'Judge the proposal once more',
    identifier: 'check',
  }
  const fix = { label: 'Fix', description: 'Commit every certain correction', identifier: 'fix' }
  return findings.some((finding) => finding.fix !== undefined) ? [check, fix] : [check]
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
        `| ${span.start.line} | ${severity} | \`${rule}\` | ${asMessage(message)} | ${asMessage(help)} |`,
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

/** One finding as GitHub annotates it. */
export function annotationOf(
  path: string,
  { rule, severity, message, help, span }: Finding,
): Annotation {
  const { start, end } = span
  const lines = { startLine: start.line, endLine: Math.max(start.line, end.line) }
  const oneLine = start.line === end.line && end.column > start.column
  const columns = oneLine ? { startColumn: start.column, endColumn: end.column } : {}
  const words = `${message}\n\n${help}`
  return { path, ...lines, ...columns, level: levels[severity], title: rule, message: words }
}
