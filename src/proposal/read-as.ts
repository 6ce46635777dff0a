import { type DatePattern, datePatternOf, dayBy } from './date-pattern.ts'
import { type HistoryText, historyLineOf } from './history.ts'
import { names } from './labels.ts'
import type { HistoryLine, Proposal } from './proposal.ts'
import type { Template } from './template.ts'

/** What stands behind a checkbox, as written; `start` is its offset in the document. */
export interface HistoryWords extends HistoryText {
  readonly start: number
}

/**
 * A proposal as its template means it: where that writes the day before the month, the history is read
 * so. `parseProposal` knows no template and takes the month for the first.
 */
export function readAs(proposal: Proposal, template: Template | undefined): Proposal {
  if (template === undefined || taskDateOf(template)?.order !== 'day-first') return proposal
  const history = proposal.history.map((line) => ({
    ...line,
    date: historyWordsOf(line, proposal, template).date,
  }))
  return { ...proposal, history }
}

/** Reads a line of the history again, with what `Proposal` leaves out: the date as written. */
export function historyWordsOf(
  { span }: HistoryLine,
  proposal: Proposal,
  template: Template,
): HistoryWords {
  const line = proposal.text.slice(span.start.offset, span.end.offset)
  const lead = /^[^\]]*\][\s\p{Cf}]*/u.exec(line)?.[0].length ?? 0
  const created = dayOf(names.created, proposal, template)
  const first = taskDateOf(template)?.order === 'day-first' ? 'day' : 'month'
  const words = historyLineOf(line.slice(lead), created, first)
  return { ...words, start: span.start.offset + lead }
}

/** How the template's checklist writes a day; `undefined` where it does not say. */
export function taskDateOf({ taskDate }: Template): DatePattern | undefined {
  return taskDate === undefined ? undefined : datePatternOf(taskDate)
}

/** The day a key of the front matter names, in ISO form, read by the template's pattern. */
export function dayOf(
  key: string,
  { frontMatter }: Pick<Proposal, 'frontMatter'>,
  { keys }: Template,
): string | undefined {
  const value = frontMatter.find((field) => field.key === key)?.value
  const type = keys.find((wanted) => wanted.key === key)?.type
  const pattern = type?.kind === 'date' ? datePatternOf(type.pattern) : undefined
  return typeof value === 'string' ? dayBy(pattern, value) : undefined
}
