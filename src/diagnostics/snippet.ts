import { visible } from './visible.ts'

/** A line of a document with the marks below it. */
export interface Snippet {
  readonly line: string
  readonly marks: string
}

const width = 110

/** Shows a line around the place from `start` up to `end`; what is too long is cut and marked by `…`. */
export function snippetOf(line: string, start: number, end: number): Snippet {
  const from = start > width - 30 ? start - 30 : 0
  const to = Math.min(line.length, from + width)
  const lead = from > 0 ? '…' : ''
  const before = lead + visible(line.slice(from, start))
  const marked = visible(line.slice(start, Math.min(end, to)))
  const after = visible(line.slice(Math.max(start, Math.min(end, to)), to))
  return {
    line: `${before}${marked}${after}${to < line.length ? '…' : ''}`,
    marks: ' '.repeat([...before].length) + '^'.repeat(Math.max(1, [...marked].length)),
  }
}
