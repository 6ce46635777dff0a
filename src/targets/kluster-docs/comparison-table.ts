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
import { type CellValue, hasLabel, isSameLabel, labelIn, titleIn, withoutMeta } from './cells.ts'
import { namesIn } from './names-table.ts'

const title = 'Model comparison table'

/** What a row of the comparison says; `undefined` where it is not known. */
export interface Compared {
  readonly label: string
  /** Labels it has elsewhere: a row of one of them is its row. */
  readonly also: readonly string[]
  readonly useCase: string | undefined
  readonly hasTools: boolean | undefined
  readonly isTunable: boolean | undefined
  readonly isVision: boolean
}

/** The labels of the comparison, in order; `undefined` where the page has no such table. */
export function comparedIn(text: string): readonly string[] | undefined {
  return tableIn(text)?.rows.map(labelOf)
}

function tableIn(text: string): RawTable | undefined {
  const range = sectionRange(text, [title])
  const tables = range === undefined ? [] : rawTablesIn(text, range)
  return tables.find(({ header }) => titleIn(header.cells[0] ?? '').startsWith('model'))
}

function labelOf({ cells }: RawRow): string {
  return labelIn(cells[0] ?? '')
}

/**
 * Inserts a row of the comparison where the table of names has the model: before the row of the same
 * successor. A column nobody knows, or a value that is not known, refuses the row.
 */
export function addCompared(text: string, model: Compared): Edited {
  const table = tableIn(text)
  if (table === undefined) return refused(`the page has no table below \`${title}\``)
  if (hasLabel(table.rows.map(labelOf), [model.label, ...model.also])) return edited(text)
  const values = table.header.cells.map((cell) => shownIn(titleIn(cell), model))
  const unknown = values.flatMap((value) => ('why' in value ? [value.why] : []))
  if (unknown.length > 0)
    return refused(`\`${title}\` gets no row of \`${model.label}\`: ${unknown.join('; ')}`)
  const shown = values.flatMap((value) => ('shown' in value ? [value.shown] : []))
  const row = { text: rowLike(table, shown), before: successor(text, table, model.label) }
  return edited(splice(text, [insertRow(text, table, row)]))
}

function shownIn(column: string, model: Compared): CellValue {
  const [word = ''] = column.split(' ', 1)
  switch (word) {
    case 'model':
      return { shown: `**${withoutMeta(model.label)}**` }
    case 'description':
    case 'main':
      return told(model.useCase, 'what it is good for is not told in plain words')
    case 'real-time':
    case 'batch':
      return { shown: mark(true) }
    case 'tools':
    case 'function':
      return told(marked(model.hasTools), 'whether it calls tools is not told')
    case 'fine-tuning':
      return told(marked(model.isTunable), 'whether it can be tuned is not told')
    case 'image':
      return { shown: mark(model.isVision) }
    default:
      return { why: `the column \`${column}\` is not known here` }
  }
}

function told(shown: string | undefined, why: string): CellValue {
  return shown === undefined ? { why } : { shown }
}

function mark(yes: boolean): string {
  return yes ? ':white_check_mark:' : ':x:'
}

function marked(yes: boolean | undefined): string | undefined {
  return yes === undefined ? undefined : mark(yes)
}

/** Labels here lack `Meta `, so the order is that of the table of names. */
function successor(text: string, { rows }: RawTable, label: string): RawRow | undefined {
  const names = (namesIn(text) ?? []).map((row) => row.label)
  const at = names.indexOf(label)
  const later = at === -1 ? names.filter((each) => each > label) : names.slice(at + 1)
  const found = later.map((name) => rows.find((row) => isSameLabel(labelOf(row), name)))
  return found.find((row) => row !== undefined)
}
