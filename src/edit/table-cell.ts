import type { Table, TableRow } from 'mdast'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import { type Edited, edited, refused } from './edited.ts'
import { rangeOf, sectionsOf, textOf } from './markdown-tree.ts'
import { splice } from './splice.ts'

/** The text of every cell of the table below a heading that has those columns, row by row, without the titles. */
export function cellsOf(
  text: string,
  title: string,
  columns: readonly string[],
): readonly (readonly string[])[] {
  const table = tableBelow(text, title, columns)
  return (table?.children ?? [])
    .slice(1)
    .map((row) => row.children.map((cell) => textOf(cell).trim()))
}

/** One cell: below a heading, in the row whose first cell reads so, under that title. */
export interface CellPlace {
  readonly title: string
  readonly row: string
  readonly column: string
}

/** Appends to a cell; `added` is Markdown, and the cell keeps what it has. */
export function appendToCell(
  text: string,
  { title, row, column }: CellPlace,
  added: string,
): Edited {
  const table = tableBelow(text, title, [column])
  const columns = table?.children[0]?.children.map((cell) => textOf(cell).trim()) ?? []
  const found = table?.children.find((one) => firstOf(one) === row)
  const cell = found?.children[columns.indexOf(column)]
  const last = cell?.children.at(-1)
  if (last === undefined)
    return refused(`there is no cell ${column} of \`${row}\` below \`${title}\``)
  const { end } = rangeOf(last)
  return edited(splice(text, [{ start: end, end, text: added.replaceAll('|', '\\|') }]))
}

function firstOf({ children: [first] }: TableRow): string {
  return first === undefined ? '' : textOf(first).trim()
}

function tableBelow(text: string, title: string, columns: readonly string[]): Table | undefined {
  if (isBeyondParser(text)) return undefined
  return sectionsOf(text)
    .filter((section) => section.title.trim() === title)
    .flatMap((section) => section.content)
    .find((node): node is Table => node.type === 'table' && hasColumns(node, columns))
}

function hasColumns(table: Table, columns: readonly string[]): boolean {
  const titles = table.children[0]?.children.map((cell) => textOf(cell).trim()) ?? []
  return columns.every((column) => titles.includes(column))
}
