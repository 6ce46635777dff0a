import { quoted } from '../diagnostics/quoted.ts'
import { historyLineOf } from '../proposal/history.ts'
import { names, sameLabel } from '../proposal/labels.ts'
import type { HistoryLine, Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import type { Problem, Rule } from './rule.ts'

/** A line of the history has a date once it has happened, and only then. */
export const historyDate: Rule = {
  slug: 'history-date',
  summary: 'lines of the history are dated when they are ticked',
  severity: 'warning',
  check: (proposal, template) =>
    proposal.history.flatMap((line) => problemsOf(line, proposal, template)),
}

function problemsOf(line: HistoryLine, proposal: Proposal, template: Template): readonly Problem[] {
  const { date, text, span, done } = line
  if (date === null) {
    const help = 'write the day it happened: `01/31/2026`'
    return isToCome(line, template)
      ? []
      : [{ message: `missing date of ${quoted(text)}`, help, span }]
  }
  if (isAmbiguous(line, proposal)) {
    const message = `unexpected day before month in ${quoted(text)}, read as ${date}`
    return [{ message, help: 'write the month first', span }]
  }
  const message = `unexpected date of ${quoted(text)}, which is not ticked`
  return done ? [] : [{ message, help: 'tick the box, or take the date out', span }]
}

/** A line of the template that has not happened yet needs no date. */
function isToCome(line: HistoryLine, template: Template): boolean {
  return !line.done && template.history.some((words) => sameLabel(words, line.text))
}

function isAmbiguous({ span }: HistoryLine, { text, frontMatter }: Proposal): boolean {
  const created = frontMatter.find((field) => field.key === names.created)?.value
  const words = text.slice(span.start.offset, span.end.offset).replace(/^[^\]]*\]\s*/, '')
  return historyLineOf(words, typeof created === 'string' ? created : undefined).ambiguous
}
