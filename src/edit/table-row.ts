import type { Table } from 'mdast'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import { type Edited, edited, refused } from './edited.ts'
import { insertLines, linesOf } from './lines.ts'
import { rangeOf, sectionsOf, textOf } from './markdown-tree.ts'
import { splice } from './splice.ts'

/**
 * Appends a row to the table below the heading `title` whose columns are exactly `columns`.
 *
 * Cells are Markdown; `|` is escaped in them. A row whose first cell reads the same is there already
 * and leaves the text as it is.
 */
export function addTableRow(text: string, title: string, row: ReadonlyMap<string, string>): Edited {
  return insertTableRow(text, { title, isBehind: () => false }, row)
}

/** Where a row goes: into the table below a heading, above the first row that is behind it by its first cell. */
export interface RowPlace {
  readonly title: string
  isBehind(firstCell: string): boolean
}

/** Inserts a row as `addTableRow` does, at its place in an order; no other row moves. */
export function insertTableRow(
  text: string,
  { title, isBehind }: RowPlace,
  row: ReadonlyMap<string, string>,
): Edited {
  if (isBeyondParser(text)) return refused('the text is too long or too nested to be read')
  const columns = [...row.keys()]
  const table = sectionsOf(text)
    .filter((section) => section.title.trim() === title)
    .flatMap((section) => section.content)
    .find((node): node is Table => node.type === 'table' && hasColumns(node, columns))
  if (table === undefined)
    return refused(`the page has no table ${columns.join(', ')} below \`${title}\``)

  const cells = [...row.values()].map((cell) =>
    cell.replaceAll(/[\r\n]+/g, ' ').replaceAll(/(?<!\\)\|/g, '\\|'),
  )
  const words = wordsOf(cells[0] ?? '')
  if (
    table.children.slice(1).some(({ children: [first] }) => first && textOf(first).trim() === words)
  )
    return edited(text)
  const block = `| ${cells.join(' | ')} |`
  return edited(splice(text, [insertLines(text, offsetIn(text, table, isBehind), block)]))
}

function offsetIn(text: string, table: Table, isBehind: RowPlace['isBehind']): number {
  const next = table.children
    .slice(1)
    .find(({ children: [first] }) => first && isBehind(textOf(first).trim()))
  const { start, end } = rangeOf(next ?? table)
  const line = linesOf(text).find((each) => each.end >= (next === undefined ? end : start))
  return (next === undefined ? line?.next : line?.start) ?? text.length
}

function hasColumns(table: Table, columns: readonly string[]): boolean {
  const titles = table.children[0]?.children.map((cell) => textOf(cell).trim().toLowerCase())
  return titles?.join('|') === columns.map((column) => column.toLowerCase()).join('|')
}

/** What a cell reads as once it stands in a table. */
function wordsOf(cell: string): string {
  const [section] = sectionsOf(`# Table\n\n| A |\n| --- |\n| ${cell} |\n`)
  const table = section?.content.find((node): node is Table => node.type === 'table')
  const read = table?.children[1]?.children[0]
  return (read === undefined ? cell : textOf(read)).trim()
}
