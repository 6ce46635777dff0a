import { type Edited, edited, oneAfterOther, refused } from '../../edit/edited.ts'
import { type Line, linesOf } from '../../edit/lines.ts'
import { insertRow, type RawTable, rawTablesIn, rowLike } from '../../edit/raw-table.ts'
import type { Range } from '../../edit/section-range.ts'
import { splice } from '../../edit/splice.ts'
import { type CellValue, hasLabel, labelIn, titleIn } from './cells.ts'

/** What the rates say of a model; sizes are tokens, `undefined` where they are not told. */
export interface Rated {
  readonly label: string
  /** Labels it has elsewhere: a row of one of them is its row. */
  readonly also: readonly string[]
  readonly context: number | undefined
  readonly output: number | undefined
}

/** A plan and the labels its table has, in order. */
export interface Plan {
  readonly name: string
  readonly labels: readonly string[]
}

interface Tab extends Range {
  readonly name: string
}

const plans: ReadonlySet<string> = new Set(['Trial', 'Core', 'Scale', 'Enterprise'])
const opening = /^=== "(?<name>[^"]+)"\s*$/

/** The plans of the page and who is in their tables. */
export function plansIn(text: string): readonly Plan[] {
  return tabsIn(text).map((tab) => ({
    name: tab.name,
    labels: (tableIn(text, tab)?.rows ?? []).map(({ cells }) => labelIn(cells[0] ?? '')),
  }))
}

function tabsIn(text: string): readonly Tab[] {
  const openings = linesOf(text).filter((line) => opening.test(line.text))
  return openings.map((line, index) => ({
    name: nameIn(line),
    start: line.next,
    end: openings[index + 1]?.start ?? text.length,
  }))
}

function nameIn({ text }: Line): string {
  return opening.exec(text)?.groups?.name ?? ''
}

function tableIn(text: string, tab: Range): RawTable | undefined {
  return rawTablesIn(text, tab).find(({ header }) => titleIn(header.cells[0] ?? '') === 'model')
}

/** Inserts a row into the table of every plan, before the first label that is greater by code point; all or none. */
export function addRates(text: string, model: Rated): Edited {
  const tabs = tabsIn(text).map(({ name }) => name)
  if (tabs.length === 0) return refused('there are no tabs of plans as `=== "Trial"`')
  const odd = tabs.find((name) => !plans.has(name))
  if (odd !== undefined) return refused(`the plan \`${odd}\` is not known here`)
  return oneAfterOther(
    text,
    tabs.map((name) => (now) => addTo(now, name, model)),
  )
}

function addTo(text: string, name: string, model: Rated): Edited {
  const tab = tabsIn(text).find((each) => each.name === name)
  const table = tab === undefined ? undefined : tableIn(text, tab)
  if (table === undefined) return refused(`the plan \`${name}\` has no table of models`)
  const labels = table.rows.map(({ cells }) => labelIn(cells[0] ?? ''))
  if (hasLabel(labels, [model.label, ...model.also])) return edited(text)
  const values = table.header.cells.map((cell, column) =>
    shownIn({ table, column, plan: name }, titleIn(cell), model),
  )
  const unknown = values.flatMap((value) => ('why' in value ? [value.why] : []))
  if (unknown.length > 0)
    return refused(`no plan gets a row of \`${model.label}\`: ${unknown.join('; ')}`)
  const shown = values.flatMap((value) => ('shown' in value ? [value.shown] : []))
  const before = table.rows[labels.findIndex((label) => label > model.label)]
  return edited(splice(text, [insertRow(text, table, { text: rowLike(table, shown), before })]))
}

interface Cell {
  readonly table: RawTable
  readonly column: number
  readonly plan: string
}
const sizes: ReadonlyMap<string, 'context' | 'output'> = new Map([
  ['context size', 'context'],
  ['context length', 'context'],
  ['max output', 'output'],
])
const constants = /^(?:max batch|concurrent|requests|hosted)/

/** A trial caps every model alike; the other plans give what the model has. */
function shownIn(cell: Cell, column: string, model: Rated): CellValue {
  if (column === 'model') return { shown: `**${model.label}**` }
  const size = sizes.get(column.split(' ').slice(0, 2).join(' '))
  if (size !== undefined && cell.plan !== 'Trial')
    return sized(model[size], `its ${column.replace(/ \[.*/, '')}`)
  if (size !== undefined || constants.test(column)) return alike(cell, column)
  return { why: `the plan \`${cell.plan}\` has a column \`${column}\` that is not known here` }
}

function sized(tokens: number | undefined, what: string): CellValue {
  if (tokens === undefined) return { why: `${what} is not told` }
  return { shown: tokensShown(tokens) }
}

/** What is the same for all models is not in any API: it is copied, where the rows agree. */
function alike({ table, column, plan }: Cell, title: string): CellValue {
  const seen = new Set(table.rows.map(({ cells }) => (cells[column] ?? '').trim()))
  const [only] = seen
  if (only === undefined || seen.size > 1)
    return { why: `the rows of \`${plan}\` disagree about \`${title}\`` }
  return { shown: only }
}

/** Tokens as the table shows them: `131k`, `1M`, rounded down. */
export function tokensShown(tokens: number): string {
  if (tokens >= 1_000_000) return `${Math.floor(tokens / 1_000_000)}M`
  return tokens >= 1000 ? `${Math.floor(tokens / 1000)}k` : String(tokens)
}
