import { writtenBy } from '../proposal/date-pattern.ts'
import type { HistoryLine, Proposal } from '../proposal/proposal.ts'
import { historyWordsOf, taskDateOf } from '../proposal/read-as.ts'
import type { Template } from '../proposal/template.ts'
import type { Problem } from './rule.ts'

/** A line of the history whose day and month stand the other way round than the template has them. */
export interface ExchangedDay {
  readonly line: HistoryLine
  /** The date as the template writes it. */
  readonly corrected: string
  /** The repair, where a number above 12 shows which of the two is the day. */
  readonly repair: Pick<Problem, 'fix'>
}

/** The lines of a history with day and month exchanged. */
export function exchangedDays(proposal: Proposal, template: Template): readonly ExchangedDay[] {
  return proposal.history.flatMap((line) => exchangedDay(line, proposal, template))
}

function exchangedDay(
  line: HistoryLine,
  proposal: Proposal,
  template: Template,
): readonly ExchangedDay[] {
  const { ambiguous, written, start } = historyWordsOf(line, proposal, template)
  const pattern = taskDateOf(template)
  const [one = '', other = '', year = ''] = written.split(/[-/.]/)
  if (line.date === null || !/^\d{1,2}$/.test(one) || !/^\d{4}$/.test(year)) return []
  const certain = Number(pattern?.order === 'day-first' ? other : one) > 12
  if (!certain && !ambiguous) return []
  const mark = written.slice(one.length, one.length + 1)
  const corrected =
    pattern?.order === 'year-first' ? writtenBy(pattern, line.date) : [other, one, year].join(mark)
  const fix = [{ start, end: start + written.length, text: corrected }]
  return [{ line, corrected, repair: certain ? { fix } : {} }]
}
