import { cellsOf } from './cells.ts'
import type { Line } from './mark.ts'
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
    return blocksOf(linesOutsideCode(text, section.span.end.offset, end)).flatMap((lines) => {
      const at = lines.findIndex((_, place) => isRule(lines[place + 1]?.text ?? ''))
      const head = lines[at]
      if (head === undefined) return []
      return [
        {
          section: section.title,
          columns: wordsOf(text, head),
          labels: lines.slice(at + 2).map((row) => wordsOf(text, row)[0] ?? ''),
          start: head.start,
          end: head.start + head.text.length,
        },
      ]
    })
  })
}

/** Runs of lines with a pipe in them. */
function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.includes('|')) blocks.at(-1)?.push(line)
    else if (blocks.at(-1)?.length !== 0) blocks.push([])
  }
  return blocks
}

function wordsOf(text: string, { start, text: line }: Line): readonly string[] {
  return cellsOf(text, start, start + line.length).map((cell) => cell.text)
}

/** The line of hyphens below a table's head. */
function isRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[ \t|:-]+$/.test(line)
}
