import { quoted } from '../diagnostics/quoted.ts'
import type { HistoryLine, Proposal } from '../proposal/proposal.ts'
import { historyWordsOf } from './history-words.ts'
import type { Problem, Rule } from './rule.ts'

/** Dates of the history have the month first. A day above 12 can be put right, others only by a person. */
export const historyDayFirst: Rule = {
  slug: 'history-day-first',
  summary: 'dates of the history have the month first',
  severity: 'warning',
  judges: 'any',
  why: 'The template writes `MM/DD/YYYY`. Where the day comes first, half of all dates are read as another day.',
  todo: 'Write the month first.',
  example: {
    bad: '⟦- [x] 13/02/2026: Open proposal PR.⟧',
    good: '- [x] 02/11/2026: Open proposal PR.',
  },
  check: (proposal) => proposal.history.flatMap((line) => problemsOf(line, proposal)),
}

function problemsOf(line: HistoryLine, proposal: Proposal): readonly Problem[] {
  const { ambiguous, written, start } = historyWordsOf(line, proposal)
  const groups = /^(?<day>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/.exec(
    written,
  )?.groups
  if (line.date === null || groups === undefined) return []
  const { day = '', mark = '', month = '', year = '' } = groups
  const certain = Number(day) > 12
  if (!certain && !ambiguous) return []
  const text = [month, day, year].join(mark)
  return [
    {
      message: `unexpected day before month in ${quoted(line.text)}, read as ${line.date}`,
      help: `write the month first: \`${text}\``,
      span: line.span,
      ...(certain ? { fix: [{ start, end: start + written.length, text }] } : {}),
    },
  ]
}
