import { minuteOf } from '../decide/approval-words.ts'
import { renderMarker } from '../decide/marker.ts'
import { asCode, asMessage, asText } from '../diagnostics/markdown.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import { fitted } from './fitted.ts'
import { sectionsOf } from './issue-sections.ts'
import { type Noteworthy, renderSeen } from './noteworthy.ts'
import type { Report } from './report.ts'
import { summaryLine, summaryOf } from './summary.ts'
import { daysWaited } from './waiting-words.ts'

/** The title of the issue; whoever gives it another one is left with it. */
export const issueTitle = 'Audit of the proposals'

/** GitHub takes bodies of 65,536 characters, counted in its own way. */
const mostCharacters = 60_000

/** The text of the audit issue: who has to act on what, bounded, and the same for the same state of things. */
export function renderIssue(
  snapshot: AuditSnapshot,
  report: Report,
  known: readonly Noteworthy[],
): string {
  const { owner, name } = snapshot.repository
  const head = [
    renderMarker({ kind: 'audit', seen: renderSeen(known) }),
    asText(summaryLine(summaryOf(report))),
    ...waitingWords(snapshot, report),
    '',
  ].join('\n')
  const foot = [
    '',
    ...report.notes.map((note) => `> ${asMessage(note)}\n`),
    footOf(snapshot),
    '',
  ].join('\n')
  const more = asCode(`usher audit ${owner}/${name}`)
  const room = mostCharacters - head.length - foot.length
  return `${head}\n${fitted(sectionsOf(snapshot, report), room, more)}${foot}`
}

function waitingWords({ now }: AuditSnapshot, { waiting }: Report): readonly string[] {
  const [longest] = waiting
  if (longest === undefined) return []
  const days = daysWaited(longest, now)
  const count = waiting.length === 1 ? 'One proposal waits' : `${waiting.length} proposals wait`
  const span = days === 0 ? '' : `, the longest for ${days} ${days === 1 ? 'day' : 'days'}`
  return [`${count} for somebody${span}.`]
}

function footOf({ repository, nextRun }: AuditSnapshot): string {
  const { head, defaultBranch } = repository
  const next =
    nextRun === undefined
      ? 'No next audit is scheduled.'
      : `The next audit is due on ${minuteOf(nextRun)} UTC.`
  return `<sub>Read at ${head.slice(0, 12)} of ${asCode(defaultBranch)}, without the history of git. ${next} A maintainer has it run now with \`/audit\`, and has what is certain repaired with \`/audit fix\`.</sub>`
}
