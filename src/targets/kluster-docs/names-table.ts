import { type Edited, edited, refused } from '../../edit/edited.ts'
import {
  insertRow,
  type RawRow,
  type RawTable,
  rawTablesIn,
  rowLike,
} from '../../edit/raw-table.ts'
import { sectionRange } from '../../edit/section-range.ts'
import { splice } from '../../edit/splice.ts'
import { labelIn } from './cells.ts'

/** A row of the table of names. */
export interface NamesRow {
  readonly label: string
  readonly id: string
  readonly row: RawRow
}

const title = 'Model names'

/** The rows of the table of names, in order; `undefined` where the page has no such table. */
export function namesIn(text: string): readonly NamesRow[] | undefined {
  return tableIn(text)?.rows.map((row) => {
    const [label = '', id = ''] = row.cells
    return { label: labelIn(label), id: id.trim().replaceAll('`', ''), row }
  })
}

function tableIn(text: string): RawTable | undefined {
  const range = sectionRange(text, [title])
  const tables = range === undefined ? [] : rawTablesIn(text, range)
  return tables.find(({ header }) => header.cells.length === 2)
}

/** Inserts a label and its id before the first label that is greater, by code point; an id that is there stays. */
export function addName(
  text: string,
  model: { readonly label: string; readonly id: string },
): Edited {
  const table = tableIn(text)
  const rows = namesIn(text)
  if (table === undefined || rows === undefined)
    return refused(`the page has no table of two columns below \`${title}\``)
  if (rows.some(({ id }) => id === model.id)) return edited(text)
  const before = rows.find(({ label }) => label > model.label)?.row
  const row = rowLike(table, [`**${model.label}**`, `\`${model.id}\``])
  return edited(splice(text, [insertRow(text, table, { text: row, before })]))
}
