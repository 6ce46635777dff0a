import { quoted } from '../diagnostics/quoted.ts'
import { taskDateOf } from '../proposal/read-as.ts'
import { exchangedDays } from './exchanged-days.ts'
import type { Rule } from './rule.ts'
import { soundProposal, soundTemplate } from './sound.ts'

/** Dates of the history have the day first where the template has. */
export const historyMonthFirst: Rule = {
  slug: 'history-month-first',
  summary: 'dates of the history have the day first where the template has',
  severity: 'warning',
  judges: 'any',
  why: 'Where the template writes `DD.MM.YYYY` and the month comes first, half of all dates are read as another day.',
  todo: 'Write the day first.',
  example: {
    bad: '⟦- [x] 02.13.2026: Open proposal PR.⟧',
    good: '- [x] 11.02.2026: Open proposal PR.',
    within: {
      path: '20260211-heron-3b.md',
      text: soundProposal
        .replace('02/11/2026', '11.02.2026')
        .replaceAll('MM/DD/YYYY', 'DD.MM.YYYY'),
      template: soundTemplate.replaceAll('MM/DD/YYYY', 'DD.MM.YYYY'),
    },
  },
  check: (proposal, template) => {
    if (taskDateOf(template)?.order !== 'day-first') return []
    return exchangedDays(proposal, template).map(({ line, corrected, repair }) => ({
      message: `unexpected month before day in ${quoted(line.text)}, read as ${line.date}`,
      help: `write the day first: \`${corrected}\``,
      span: line.span,
      ...repair,
    }))
  },
}
