import { cellsOf } from './cells.ts'
import type { Section } from './proposal.ts'
import { linesOutsideCode } from './template-lines.ts'
import { isOpen } from './template-placeholders.ts'

/** A table below a heading: the words of its head, and of the first column of its body. */
export interface Table {
  readonly section: string
  readonly columns: readonly string[]
  readonly labels: readonly string[]
  /** Offsets of the head's line. */
  readonly start: number
  readonly end: number
}

/** Whether a table is a form, with a label in front of every row, and not a list somebody makes longer. */
export function isForm({ columns, labels }: Table): boolean {
  const own = new Set(labels)
  const isLabelled = labels.every((label) => /\p{L}{2}/u.test(label) && !isOpen(label))
  const enough = columns.length === 2 ? 1 : 2
  return labels.length >= enough && own.size === labels.length && isLabelled
}

/** The tables of a document, fenced code left out. */
export function tablesIn(text: string, sections: readonly Section[]): readonly Table[] {
  return sections.flatMap((section, index) => {
    const end = sections[index + 1]?.span.start.offset ?? text.length
    const lines = linesOutsideCode(text, section.span.end.offset, end)
    return lines.flatMap((line, at) => {
      const isHead = line.text.includes('|') && isRule(lines[at + 1]?.text ?? '')
      if (!isHead) return []
      const last = line.start + line.text.length
      const below = lines.slice(at + 2)
      const stop = below.findIndex((one) => !one.text.includes('|'))
      const body = stop < 0 ? below : below.slice(0, stop)
      return [
        {
          section: section.title,
          columns: cellsOf(text, line.start, last).map((cell) => cell.text),
          labels: body.map(
            (row) => cellsOf(text, row.start, row.start + row.text.length)[0]?.text ?? '',
          ),
          start: line.start,
          end: last,
        },
      ]
    })
  })
}

/** The line of hyphens below a table's head. */
function isRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[ \t|:-]+$/.test(line)
}
