import { asCode, asText } from '../diagnostics/markdown.ts'
import type { Act, ActKind } from '../lifecycle/act.ts'
import type { Decisions } from '../lifecycle/decisions.ts'

/** The title of the approval check. */
export function approvalTitle({ rejection, hold, approved }: Decisions, count: number): string {
  if (rejection !== undefined) return 'Rejected'
  if (hold !== undefined) return 'On hold'
  if (approved) return 'Approved'
  return count === 1 ? 'Needs approval' : `Needs ${count} approvals`
}

/** Who decided what and when, or who has to. */
export function approvalSummary(decisions: Decisions, count: number): string {
  const { rejection, hold, approved, approvals, last } = decisions
  if (rejection !== undefined) return `Rejected by ${signed(rejection)} \`/reopen\` lifts that.`
  if (hold !== undefined) return `On hold by ${signed(hold)} \`/unhold\` lifts that.`
  if (approved) return `Approved by ${approvals.map((act) => whoAndWhen(act)).join(' and ')}.`
  if (approvals.length > 0) return stillNeeded(approvals, count)
  if (last?.kind === 'unapprove') return `Approval taken back by ${whoAndWhen(last)}.`
  const needed =
    count === 1 ? '`/approve` from a maintainer' : `\`/approve\` from ${count} maintainers`
  return `Needs ${needed}, or the approval label put on by one.`
}

/** How many approvals there are, and how many are still missing. */
export function stillNeeded(approvals: readonly Act[], count: number): string {
  const missing = count - approvals.length
  const more = missing === 1 ? 'one more approval' : `${missing} more approvals`
  const by = approvals.map((act) => whoAndWhen(act)).join(' and ')
  return `Approved by ${by}. Needs ${more}, from ${missing === 1 ? 'another maintainer' : 'other maintainers'}.`
}

/** Who and when, with the reason where one was given, as a sentence. */
export function signed(act: Act): string {
  const { words = '' } = act
  if (words === '') return `${whoAndWhen(act)}.`
  return `${whoAndWhen(act)}: ${asText(words)}${/[.!?…]$/.test(words) ? '' : '.'}`
}

/** The person and the minute of an act, for example in front of a reason. */
export function whoAndWhen({ by, at }: Act): string {
  return `${asCode(by.login)} at ${minuteOf(at)} UTC`
}

/** A time in UTC to the minute: `2026-01-05 09:10`. */
export function minuteOf(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ')
}

/** What each act did, in the past tense. */
export const verbs: Readonly<Record<ActKind, string>> = {
  approve: 'approved',
  object: 'asked for changes',
  unapprove: 'took the approval back',
  reject: 'rejected',
  reopen: 'reopened',
  hold: 'put on hold',
  unhold: 'lifted the hold',
  attest: 'attested',
  waive: 'waived',
  retry: 'asked again for',
  scaffold: 'asked for the follow-ups',
  vouch: 'saw the evidence for the status',
}

/** The acts as a table for people, oldest first. */
export function renderActs(acts: readonly Act[]): readonly string[] {
  const rows = acts.map(({ kind, by, at, gate, words }) => {
    const what = gate === undefined ? verbs[kind] : `${verbs[kind]} *${gate}*`
    const day = minuteOf(at)
    return `| ${day} | ${asCode(by.login)} | ${what} | ${words === undefined ? '' : asText(words)} |`
  })
  return ['', '| when (UTC) | who | what | why |', '| --- | --- | --- | --- |', ...rows]
}
