import { quoted } from '../diagnostics/quoted.ts'
import { type HistoryText, historyLineOf } from '../proposal/history.ts'
import { names } from '../proposal/labels.ts'
import type { HistoryLine, Proposal } from '../proposal/proposal.ts'
import type { Problem, Rule } from './rule.ts'

/** A line of the history has a date once it has happened, and only then. */
export const historyDate: Rule = {
  slug: 'history-date',
  summary: 'lines of the history are dated when they are ticked',
  severity: 'warning',
  why: 'The history says when each step was taken. A ticked step without a day, or with one that no calendar has, says neither.',
  todo: 'Write the day on which it happened.',
  example: {
    bad: '⟦- [x] MM/DD/YYYY: Open proposal PR.⟧',
    good: '- [x] 02/11/2026: Open proposal PR.',
  },
  check: (proposal) => proposal.history.flatMap((line) => problemsOf(line, proposal)),
}

function problemsOf(line: HistoryLine, proposal: Proposal): readonly Problem[] {
  const { date, text, span, done } = line
  const { ambiguous, written } = readAgain(line, proposal)
  if (date === null) {
    const isToCome = !done && !/\d/.test(written)
    const help = 'write the day it happened: `01/31/2026`'
    return isToCome ? [] : [{ message: `missing date of ${quoted(text)}`, help, span }]
  }
  if (ambiguous) {
    const message = `unexpected day before month in ${quoted(text)}, read as ${date}`
    return [{ message, help: 'write the month first', span }]
  }
  const message = `unexpected date of ${quoted(text)}, which is not ticked`
  return done ? [] : [{ message, help: 'tick the box, or take the date out', span }]
}

function readAgain({ span }: HistoryLine, { text, frontMatter }: Proposal): HistoryText {
  const created = frontMatter.find((field) => field.key === names.created)?.value
  const words = text.slice(span.start.offset, span.end.offset).replace(/^[^\]]*\]\s*/, '')
  return historyLineOf(words, typeof created === 'string' ? created : undefined)
}
