/** A table cell: its Markdown, trimmed, with `\|` read as `|`, and its offsets. */
export interface Cell {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Splits the table row between two offsets at its unescaped pipes. */
export function cellsOf(text: string, start: number, end: number): readonly Cell[] {
  const row = text.slice(start, end)
  const edges = [-1, ...barsIn(row), row.length]
  const cells = edges.slice(1).map((to, index) => cellOf(row, start, (edges[index] ?? -1) + 1, to))
  const withoutFirst = /^\s*\|/.test(row) ? cells.slice(1) : cells
  return withoutFirst.at(-1)?.text === '' ? withoutFirst.slice(0, -1) : withoutFirst
}

/** The offsets of the pipes that part cells. */
function barsIn(row: string): readonly number[] {
  const bars: number[] = []
  for (let at = row.indexOf('|'); at >= 0; at = row.indexOf('|', at + 1)) bars.push(at)
  return row.includes('\\') ? bars.filter((at) => !isEscaped(row, at)) : bars
}

/** Whether an odd number of backslashes stands in front: each pair of them is one that is meant. */
function isEscaped(row: string, at: number): boolean {
  let from = at
  while (row[from - 1] === '\\') from -= 1
  return (at - from) % 2 === 1
}

function cellOf(row: string, offset: number, from: number, to: number): Cell {
  const whole = row.slice(from, to)
  const text = whole.trim()
  const lead = text === '' ? Math.min(1, whole.length) : whole.length - whole.trimStart().length
  const start = offset + from + lead
  return { text: text.replaceAll('\\|', '|'), start, end: start + text.length }
}
