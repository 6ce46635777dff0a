import { parseMarker, renderMarker } from '../decide/marker.ts'
import type { Plan } from '../decide/plan.ts'
import { digestOf } from '../lifecycle/digest.ts'
import type { AuditIssue, AuditSnapshot } from './audit-snapshot.ts'
import { issueTitle, renderIssue } from './issue-body.ts'
import { type Noteworthy, noteworthyIn, parseSeen } from './noteworthy.ts'
import type { Report } from './report.ts'
import { dayOn, daysWaited, waitingLine } from './waiting-words.ts'

/**
 * Keeps one issue: made when there first is something to say, edited in place, left alone once a
 * person has closed it. A comment tells what is new, another one a week what waits for too long,
 * where that is configured.
 */
export function planIssue(snapshot: AuditSnapshot, report: Report): Plan {
  const { issue, doubles } = snapshot
  const closing = doubles.map(
    (number) => ({ kind: 'edit-issue', number, state: 'closed' }) as const,
  )
  const known = noteworthyIn(snapshot, report)
  const body = renderIssue(snapshot, report, known)
  if (issue === undefined) {
    return isWorthIt(snapshot, report) ? [{ kind: 'create-issue', title: issueTitle, body }] : []
  }
  if (issue.state === 'closed') return closing
  const edit = isShown(issue, body)
    ? []
    : [{ kind: 'edit-issue', number: issue.number, body } as const]
  // What is new is known by the text before, so that is told first.
  return [
    ...closing,
    ...planNews(snapshot, issue, known),
    ...edit,
    ...planReminder(snapshot, issue, report),
  ]
}

/** A repository without proposals hears nothing of us, and neither does one that wants no audits. */
function isWorthIt({ setAside, locked, config }: AuditSnapshot, report: Report): boolean {
  if (config.schedule.audit === undefined) return false
  const { proposals, drift, waiting, untouched } = report
  const isSaid = drift.length + waiting.length + untouched.length > 0
  return (proposals > 0 && isSaid) || setAside.length + locked.length > 0
}

/** GitHub trims what it stores. */
function isShown(issue: AuditIssue, body: string): boolean {
  return issue.body.trimEnd() === body.trimEnd()
}

const mostNews = 30

function planNews(snapshot: AuditSnapshot, issue: AuditIssue, known: readonly Noteworthy[]): Plan {
  const before = parseMarker(issue.body)
  if (before?.kind !== 'audit') return []
  const seen = parseSeen(before.seen)
  const fresh = known.filter(({ id }) => !seen.has(id))
  if (fresh.length === 0 || !mayComment(snapshot, issue)) return []
  const digest = digestOf(fresh.map(({ id }) => id)).slice(0, 16)
  const rest = fresh.length - mostNews
  const text = [
    'New since the last audit:',
    '',
    ...fresh.slice(0, mostNews).map(({ line }) => line),
    ...(rest > 0 ? [`- … and ${rest} more, above.`] : []),
  ]
  return commentOnce(snapshot, issue, { marker: { kind: 'news', digest }, text })
}

const weekMs = 7 * 86_400_000
/** The first Monday of all times. */
const firstMonday = Date.parse('1970-01-05T00:00:00Z')

function planReminder(snapshot: AuditSnapshot, issue: AuditIssue, { waiting }: Report): Plan {
  const { now, config } = snapshot
  const { reminders } = config.schedule
  if (reminders === undefined || !mayComment(snapshot, issue)) return []
  const late = waiting.filter(
    (card) => card.turn.who !== 'ci' && daysWaited(card, now) >= reminders.days,
  )
  if (late.length === 0) return []
  const monday = now.getTime() - ((now.getTime() - firstMonday) % weekMs)
  const rest = late.length - mostNews
  const text = [
    `Waiting for ${reminders.days} days or longer:`,
    '',
    ...late.slice(0, mostNews).map((card) => waitingLine(card, now)),
    ...(rest > 0 ? [`- … and ${rest} more, above.`] : []),
  ]
  const week = dayOn(new Date(monday))
  return commentOnce(snapshot, issue, { marker: { kind: 'reminder', week }, text })
}

function mayComment({ config }: AuditSnapshot, { locked }: AuditIssue): boolean {
  return config.verbosity === 'normal' && !locked
}

/** A comment that is there already, by its marker, is not written again. */
function commentOnce(
  { bot }: AuditSnapshot,
  { number, comments }: AuditIssue,
  said: { readonly marker: Parameters<typeof renderMarker>[0]; readonly text: readonly string[] },
): Plan {
  const marker = renderMarker(said.marker)
  const isThere = comments.some(({ by, body }) => by.id === bot.id && body.startsWith(marker))
  if (isThere) return []
  return [{ kind: 'create-comment', number, body: `${marker}\n${said.text.join('\n')}\n` }]
}
