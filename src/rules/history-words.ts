import { type HistoryText, historyLineOf } from '../proposal/history.ts'
import { names } from '../proposal/labels.ts'
import type { HistoryLine, Proposal } from '../proposal/proposal.ts'

/** What stands behind a checkbox, as written; `start` is its offset in the document. */
export interface HistoryWords extends HistoryText {
  readonly start: number
}

/** Reads a line of the history again, with what `Proposal` leaves out: the date as written. */
export function historyWordsOf(
  { span }: HistoryLine,
  { text, frontMatter }: Proposal,
): HistoryWords {
  const created = frontMatter.find((field) => field.key === names.created)?.value
  const line = text.slice(span.start.offset, span.end.offset)
  const lead = /^[^\]]*\][\s\p{Cf}]*/u.exec(line)?.[0].length ?? 0
  const words = historyLineOf(line.slice(lead), typeof created === 'string' ? created : undefined)
  return { ...words, start: span.start.offset + lead }
}
