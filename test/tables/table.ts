/** One row of a decision table: what it asks of each column, and what follows. */
export interface Row {
  readonly line: string
  readonly asks: ReadonlyMap<string, readonly string[]>
  readonly then: string
}

/**
 * Reads a decision table written by hand: columns and outcome on the first line, then one row a line.
 * A cell is a word, several parted by `/`, or `*` for any; what follows stands behind the arrow.
 * The first row that matches counts.
 */
export function table(text: string): readonly Row[] {
  const [head = '', ...lines] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const columns = cellsOf(head).cells
  return lines.map((line) => {
    const { cells, then } = cellsOf(line)
    if (cells.length !== columns.length) throw new Error(`A cell too many or too few: ${line}`)
    const asks = columns.map((column, at) => [column, (cells[at] ?? '').split('/')] as const)
    return { line, then, asks: new Map(asks.filter(([, words]) => !words.includes('*'))) }
  })
}

function cellsOf(line: string): { readonly cells: readonly string[]; readonly then: string } {
  const [left = '', then = ''] = line.split('→').map((side) => side.trim())
  return { cells: left.split(/\s+/), then }
}

/** What a case is made of: a word for each column. */
export type Case = Readonly<Record<string, string>>

/** The row that decides a case. A case that no row decides is a hole in the table. */
export function rowFor(rows: readonly Row[], given: Case): Row {
  const row = rows.find(({ asks }) => matches(asks, given))
  if (row === undefined) throw new Error(`No row decides ${JSON.stringify(given)}`)
  return row
}

function matches(asks: Row['asks'], given: Case): boolean {
  for (const [column, words] of asks) {
    const word = given[column]
    if (word === undefined) throw new Error(`No case has a column \`${column}\``)
    if (!words.includes(word)) return false
  }
  return true
}

/** Every combination of the words of some axes. */
export function* combinations(axes: Readonly<Record<string, readonly string[]>>): Iterable<Case> {
  const names = Object.keys(axes)
  const counts = names.map((name) => axes[name]?.length ?? 0)
  const all = counts.reduce((product, count) => product * count, 1)
  for (let index = 0; index < all; index += 1) {
    let rest = index
    const words = names.map((name, at) => {
      const count = counts[at] ?? 1
      const word = axes[name]?.[rest % count] ?? ''
      rest = Math.floor(rest / count)
      return [name, word] as const
    })
    yield Object.fromEntries(words)
  }
}
