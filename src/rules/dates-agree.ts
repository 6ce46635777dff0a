import { names } from '../proposal/labels.ts'
import { dayOf } from '../proposal/read-as.ts'
import type { Rule } from './rule.ts'

const graceDays = 14

/** The history begins about the day the proposal says it was created. */
export const datesAgree: Rule = {
  slug: 'dates-agree',
  summary: 'the history begins about the day of creation',
  severity: 'warning',
  judges: 'any',
  why: 'A history that begins long after the proposal was created usually means that one of the two dates was copied from elsewhere.',
  todo: 'Correct the date that is wrong.',
  example: {
    bad: '⟦- [x] 04/30/2026: Open proposal PR.⟧',
    good: '- [x] 02/11/2026: Open proposal PR.',
  },
  check: (proposal, template) => {
    const created = dayOf(names.created, proposal, template)
    const first = proposal.history.find((line) => line.done && line.date !== null)
    if (created === undefined || !first?.date) return []
    if (Math.abs(Date.parse(first.date) - Date.parse(created)) <= graceDays * 86_400_000) return []
    return [
      {
        message: `unexpected first day ${first.date} of the history, far from \`${names.created}: ${created}\``,
        help: 'correct one of the two dates',
        span: first.span,
      },
    ]
  },
}
