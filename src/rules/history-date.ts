import { quoted } from '../diagnostics/quoted.ts'
import { writtenBy } from '../proposal/date-pattern.ts'
import { isDatePlaceholder } from '../proposal/kind.ts'
import type { HistoryLine, Proposal } from '../proposal/proposal.ts'
import { historyWordsOf, taskDateOf } from '../proposal/read-as.ts'
import type { Template } from '../proposal/template.ts'
import type { Problem, Rule } from './rule.ts'

/** A line of the history has a date once it has happened, and one the calendar has. */
export const historyDate: Rule = {
  slug: 'history-date',
  summary: 'ticked lines of the history have a date, and it is a day of the calendar',
  severity: 'warning',
  judges: 'any',
  why: 'The history says when each step was taken. A ticked step without a day, or with one that no calendar has, says neither.',
  todo: 'Write the day on which it happened.',
  example: {
    bad: '⟦- [x] 02/30/2026: Open proposal PR.⟧',
    good: '- [x] 02/11/2026: Open proposal PR.',
  },
  check: (proposal, template) =>
    proposal.history.flatMap((line) => problemsOf(line, proposal, template)),
}

function problemsOf(line: HistoryLine, proposal: Proposal, template: Template): readonly Problem[] {
  const { date, text, span, done } = line
  if (date !== null) return []
  const { written } = historyWordsOf(line, proposal, template)
  const isToCome = !done && !/\d/.test(written)
  if (isToCome) return []
  const isImpossible = written !== '' && !isDatePlaceholder(written)
  const message = isImpossible
    ? `unexpected date ${quoted(written)} of ${quoted(text)}, expected a day`
    : `missing date of ${quoted(text)}`
  const pattern = taskDateOf(template)
  const day = pattern === undefined ? '01/31/2026' : writtenBy(pattern, '2026-01-31')
  return [{ message, help: `write the day it happened: \`${day}\``, span }]
}
