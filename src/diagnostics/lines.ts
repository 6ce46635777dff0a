import type { Point, Span } from './finding.ts'

/** The offset at which each line of a text starts, first line first. */
export type Lines = readonly number[]

/** Where the lines of a text start. Built once a text, so that every place in it is found in a few steps. */
export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The span from offset `start` up to offset `end`. */
export function spanOf(lines: Lines, start: number, end: number): Span {
  return { start: pointAt(lines, start), end: pointAt(lines, end) }
}

/** The offsets of a 1-based line, without its line break; the last line where there is no such line. */
export function lineAt(
  text: string,
  lines: Lines,
  line: number,
): { readonly start: number; readonly end: number } {
  const start = lines[line - 1] ?? lines.at(-1) ?? 0
  const next = text.indexOf('\n', start)
  const end = next < 0 ? text.length : next
  return { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end }
}

function pointAt(lines: Lines, offset: number): Point {
  let low = 0
  let high = lines.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1, offset }
}
