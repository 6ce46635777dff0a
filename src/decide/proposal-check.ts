import type { Severity } from '../diagnostics/finding.ts'
import { asCode, asMessage } from '../diagnostics/markdown.ts'
import type { Reported } from '../diagnostics/report.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { CheckRun, Home, Snapshot } from '../lifecycle/snapshot.ts'
import { claimTable, claimWords, isUncompared } from './claims-said.ts'
import type { Annotation, Check, Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/** What was found in one file; what was there before is shown, and fails nothing. */
export interface Judged {
  readonly path: string
  readonly findings: readonly Reported[]
}

/** Shows the findings on the head of the open home. */
export function planProposalCheck({ home }: Snapshot, standing: Standing): Plan {
  return home?.state === 'open' ? planShown(home, homeCheckOf(home, standing)) : []
}

/**
 * The check run on a home, with the claims beside the facts and the buttons a person can click there.
 * Where facts were to be had and were not, it is no green tick.
 */
export function homeCheckOf(home: Home, { proposal, findings, facts }: Standing): Check {
  const check = checkOf(home, [{ path: proposal.path, findings }])
  const summary = [check.summary, ...claimWords(facts, findings)].join('\n')
  const text = claimTable(facts, proposal)
  const whole = { ...check, summary, text, buttons: buttonsFor(findings) }
  if (!isUncompared(facts)) return whole
  const conclusion = check.conclusion === 'success' ? 'neutral' : check.conclusion
  return { ...whole, conclusion, title: `${check.title}, claims not compared` }
}

type Pull = Pick<Home, 'number' | 'head' | 'checks'>

/**
 * Shows what was found in a pull request's proposals on its head. Annotations cannot be taken back,
 * so other findings make another run. `further` is said below them.
 */
export function planCheckOf(
  pull: Pull,
  judged: readonly Judged[],
  further: readonly string[] = [],
): Plan {
  const check = checkOf(pull, judged)
  return planShown(pull, { ...check, summary: [check.summary, ...further].join('\n').trim() })
}

function planShown(pull: Pull, check: Check): Plan {
  const there = pull.checks.find(({ name, head }) => name === check.name && head === check.head)
  return there !== undefined && isShown(there, check) ? [] : [{ kind: 'create-check', check }]
}

/** The check run that shows what was found. */
export function checkOf({ number, head }: Pull, judged: readonly Judged[]): Check {
  const findings = judged.flatMap((one) => one.findings)
  const errors = findings.filter(isFailing).length
  return {
    name: checkNames.proposal,
    head,
    externalId: `v1:${number}:${head}`,
    conclusion: errors === 0 ? 'success' : 'failure',
    title: titleOf(findings, errors),
    summary: judged.map(({ path, findings: its }) => summaryOf(path, its)).join('\n\n'),
    text: '',
    buttons: [recheck],
    annotations: judged.flatMap(({ path, findings: its }) =>
      its.map((finding) => annotationOf(path, finding)),
    ),
  }
}

function isFailing({ severity, baseline }: Reported): boolean {
  return severity === 'error' && baseline === undefined
}

const recheck = {
  label: 'Re-check',
  description: 'Judge the proposal once more',
  identifier: 'check',
}

/** What a person can click on the check run; the identifiers name requests. */
function buttonsFor(findings: Standing['findings']): Check['buttons'] {
  const fix = { label: 'Fix', description: 'Commit every certain correction', identifier: 'fix' }
  return findings.some((finding) => finding.fix !== undefined) ? [recheck, fix] : [recheck]
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

function titleOf(findings: readonly Reported[], errors: number): string {
  if (findings.length === 0) return 'Nothing to mend'
  const rest = findings.length - errors
  const parts = [
    ...(errors > 0 ? [errors === 1 ? '1 error' : `${errors} errors`] : []),
    ...(rest > 0 ? [rest === 1 ? '1 remark' : `${rest} remarks`] : []),
  ]
  return parts.join(', ')
}

const mostRows = 100

function summaryOf(path: string, findings: readonly Reported[]): string {
  if (findings.length === 0) return `${asCode(path)} follows the template.`
  const rows = findings
    .slice(0, mostRows)
    .map(
      ({ severity, rule, message, help, span, baseline }) =>
        `| ${span.start.line} | ${baseline ? 'was there' : severity} | \`${rule}\` | ${asMessage(message)} | ${asMessage(help)} |`,
    )
  const left = findings.length - rows.length
  const more = left > 0 ? [`\n${left} more are not shown.`] : []
  const isCompared = findings.some(({ rule }) => rule.startsWith('claim-'))
  const sources = isCompared ? "the template and the model's page ask" : 'the template asks'
  const verb = isCompared ? 'do not find' : 'does not find'
  return [
    `What ${sources} of ${asCode(path)} and ${verb}:`,
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
  { rule, severity, message, help, span, baseline }: Reported,
): Annotation {
  const { start, end } = span
  const lines = { startLine: start.line, endLine: Math.max(start.line, end.line) }
  const oneLine = start.line === end.line && end.column > start.column
  const columns = oneLine ? { startColumn: start.column, endColumn: end.column } : {}
  const words = `${message}\n\n${help}`
  return {
    path,
    ...lines,
    ...columns,
    level: baseline ? 'notice' : levels[severity],
    title: rule,
    message: words,
  }
}
