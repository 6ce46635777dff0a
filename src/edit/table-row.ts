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
  if (table.children.some((each) => sameName(each.children[0], row.get(columns[0] ?? ''))))
    return edited(text)
  const last = linesOf(text).find((line) => line.end >= rangeOf(table).end)
  return edited(
    splice(text, [insertLines(text, last?.next ?? text.length, `| ${cells.join(' | ')} |`)]),
  )
}

function hasColumns(table: Table, columns: readonly string[]): boolean {
  const titles = table.children[0]?.children.map((cell) => textOf(cell).trim().toLowerCase())
  return titles?.join('|') === columns.map((column) => column.toLowerCase()).join('|')
}

function sameName(
  cell: Table['children'][number]['children'][number] | undefined,
  name = '',
): boolean {
  return cell !== undefined && textOf(cell).trim() === name.replaceAll('`', '').trim()
}
