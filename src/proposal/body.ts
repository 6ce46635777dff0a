import { type Lines, spanOf } from '../diagnostics/lines.ts'
import { cellsOf } from './cells.ts'
import { historyLineOf } from './history.ts'
import { names, sameLabel } from './labels.ts'
import { type Mark, moved } from './mark.ts'
import type { HistoryLine, Row, Section } from './proposal.ts'

/** What the body of a document holds, in order. */
export interface Body {
  readonly sections: readonly Section[]
  readonly rows: readonly Row[]
  readonly history: readonly HistoryLine[]
}

/** A text to be read from an offset on, with the day it says it was created. */
export interface BodyText {
  readonly text: string
  readonly lines: Lines
  readonly start: number
  readonly created: string | undefined
}

/** Reads the marks of a body. A table with several columns of values gives one row for each of them. */
export function parseBody(body: BodyText, marks: readonly Mark[]): Body {
  const sections: Section[] = []
  const rows: (readonly Row[])[] = []
  const history: HistoryLine[] = []
  for (const mark of marks.map((one) => moved(one, body.start))) {
    if (mark.kind === 'heading') sections.push(sectionOf(body, mark))
    else if (mark.kind === 'row') rows.push(rowsOf(body, mark, sections.at(-1)?.title ?? ''))
    else if (isHistory(sections)) history.push(historyLine(body, mark))
  }
  return { sections, rows: rows.flat(), history }
}

/** Whether the innermost heading, or one it stands below, is the history. */
function isHistory(sections: readonly Section[]): boolean {
  const last = sections.findLastIndex((section) => sameLabel(section.title, names.history))
  const heading = sections[last]
  return (
    heading !== undefined &&
    sections.slice(last + 1).every((section) => section.level > heading.level)
  )
}

function sectionOf({ text, lines }: BodyText, mark: Mark & { kind: 'heading' }): Section {
  return {
    title: plainTitle(text.slice(mark.textStart, mark.textEnd)),
    level: mark.level,
    span: spanOf(lines, mark.start, mark.end),
  }
}

/** A heading as people read it: without code, emphasis and link marks. */
function plainTitle(markdown: string): string {
  return markdown
    .replaceAll(/\[(?<words>[^[\]]{0,200})\]\([^()]{0,400}\)/g, '$<words>')
    .replaceAll(/[*`]/g, '')
    .trim()
}

function rowsOf(body: BodyText, mark: Mark & { kind: 'row' }, section: string): readonly Row[] {
  const [label, ...values] = cellsOf(body.text, mark.start, mark.end)
  if (label === undefined) return []
  const filled = values.length === 0 ? [{ text: '', start: label.end, end: label.end }] : values
  const labelSpan = spanOf(body.lines, label.start, label.end)
  return filled.map((value) => ({
    section,
    label: label.text,
    value: value.text,
    labelSpan,
    valueSpan: spanOf(body.lines, value.start, value.end),
  }))
}

function historyLine(body: BodyText, mark: Mark & { kind: 'task' }): HistoryLine {
  const { date, text } = historyLineOf(body.text.slice(mark.textStart, mark.textEnd), body.created)
  return { done: mark.done, date, text, span: spanOf(body.lines, mark.start, mark.end) }
}
