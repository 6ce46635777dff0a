import { quoted } from '../diagnostics/quoted.ts'
import { taskDateOf } from '../proposal/read-as.ts'
import { exchangedDays } from './exchanged-days.ts'
import type { Rule } from './rule.ts'

/** Dates of the history do not have the day first, unless the template has. A day above 12 can be put right, others only by a person. */
export const historyDayFirst: Rule = {
  slug: 'history-day-first',
  summary: "dates of the history have the month before the day, as the template's have",
  severity: 'warning',
  judges: 'any',
  why: 'Where the template writes `MM/DD/YYYY` and the day comes first, half of all dates are read as another day.',
  todo: "Write the date in the template's order.",
  example: {
    bad: '⟦- [x] 13/02/2026: Open proposal PR.⟧',
    good: '- [x] 02/11/2026: Open proposal PR.',
  },
  check: (proposal, template) => {
    const order = taskDateOf(template)?.order
    if (order === 'day-first') return []
    return exchangedDays(proposal, template).map(({ line, corrected, repair }) => ({
      message: `unexpected day before month in ${quoted(line.text)}, read as ${line.date}`,
      help: `write ${order === 'year-first' ? 'the year' : 'the month'} first: \`${corrected}\``,
      span: line.span,
      ...repair,
    }))
  },
}
