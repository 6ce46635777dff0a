import type { Edit } from '../diagnostics/finding.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import type { Range } from './section-range.ts'

/** A row as it is written: its cells between the bars with every blank. */
export interface RawRow {
  readonly cells: readonly string[]
  readonly line: Line
  readonly indent: string
}

/** A table with bars as it is written, indented or not. */
export interface RawTable {
  readonly header: RawRow
  readonly rule: RawRow
  readonly rows: readonly RawRow[]
}

/** The tables of a range of a text, in order: a header, a rule of dashes below it, and rows. */
export function rawTablesIn(text: string, range: Range): readonly RawTable[] {
  const lines = linesOf(text).filter(({ start }) => start >= range.start && start < range.end)
  const rows = lines.map(rowOf)
  return rows.flatMap((rule, index) => {
    const header = rows[index - 1]
    if (rule === undefined || header === undefined || !isRule(rule)) return []
    const below = rows.slice(index + 1)
    const end = below.indexOf(undefined)
    const own = (end === -1 ? below : below.slice(0, end)).filter((row) => row !== undefined)
    return [{ header, rule, rows: own }]
  })
}

const pattern = /^(?<indent>[ \t]*)\|(?<cells>.*?)\|?[ \t]*$/

function rowOf(line: Line): RawRow | undefined {
  const { indent, cells } = pattern.exec(line.text)?.groups ?? {}
  if (indent === undefined || cells === undefined) return undefined
  return { cells: cells.split(/(?<!\\)\|/), line, indent }
}

function isRule({ cells }: RawRow): boolean {
  return cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))
}

/** A way to write a cell: `width` is that of the rule's cell, in code points. */
type CellStyle = (value: string, width: number) => string

/** From the plainest to the most elaborate, so that the plainest of equals is taken. */
const styles: readonly CellStyle[] = [
  (value) => value,
  (value) => ` ${value} `,
  (value) => `${value} `,
  (value) => ` ${value}`,
  (value, width) => ` ${value}${blanks(width - 2 - lengthOf(value))} `,
  (value, width) => ` ${blanks(width - 2 - lengthOf(value))}${value} `,
  centred,
]

/** The odd blank goes to the right. */
function centred(value: string, width: number): string {
  const free = Math.max(0, width - 2 - lengthOf(value))
  return ` ${blanks(Math.floor(free / 2))}${value}${blanks(Math.ceil(free / 2))} `
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count))
}

function lengthOf(text: string): number {
  return [...text].length
}

/** Writes a row as most rows of the table are written, column by column; without rows, as its header. */
export function rowLike({ header, rule, rows }: RawTable, values: readonly string[]): string {
  const models = rows.length === 0 ? [header] : rows
  const cells = values.map((value, column) => {
    const width = lengthOf(rule.cells[column] ?? '')
    const seen = models.flatMap(({ cells }) => cells[column] ?? [])
    const fits = (style: CellStyle): number =>
      seen.filter((cell) => style(cell.trim(), width) === cell).length
    const [first = centred] = styles.toSorted((one, other) => fits(other) - fits(one))
    return first(value, width)
  })
  return `${(models.at(-1) ?? header).indent}|${cells.join('|')}|`
}

/** The edit that puts a row before another, or behind the last. */
export function insertRow(
  text: string,
  table: RawTable,
  row: { readonly text: string; readonly before: RawRow | undefined },
): Edit {
  const last = table.rows.at(-1) ?? table.rule
  return insertLines(text, row.before?.line.start ?? last.line.next, row.text)
}
