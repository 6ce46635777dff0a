import { diffIndices } from 'node-diff3'

const context = 3
const mostLines = 20_000

/**
 * The lines in which two texts differ, as `diff -u` shows them, without a heading for the file; empty
 * where they are the same. Texts beyond all measure are only said to differ.
 */
export function unifiedDiff(before: string, after: string): string {
  if (before === after) return ''
  const [old, fresh] = [linesOf(before), linesOf(after)]
  if (old.length > mostLines || fresh.length > mostLines) return '(too long to compare)'
  const changes = diffIndices(old, fresh).map(({ buffer1, buffer2 }) => ({
    from: buffer1[0],
    taken: buffer1[1],
    to: buffer2[0],
    given: buffer2[1],
  }))
  return hunksOf(changes)
    .map((hunk) => renderHunk(hunk, old, fresh))
    .join('\n')
}

interface Difference {
  readonly from: number
  readonly taken: number
  readonly to: number
  readonly given: number
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : [...lines, '\\ No newline at end of file']
}

/** Changes whose surroundings touch belong together. */
function hunksOf(changes: readonly Difference[]): readonly (readonly Difference[])[] {
  const hunks: Difference[][] = []
  for (const change of changes) {
    const last = hunks.at(-1)
    const before = last?.at(-1)
    const isNear = before && change.from - (before.from + before.taken) <= 2 * context
    if (last !== undefined && isNear === true) last.push(change)
    else hunks.push([change])
  }
  return hunks
}

function renderHunk(
  hunk: readonly Difference[],
  old: readonly string[],
  fresh: readonly string[],
): string {
  const [first] = hunk
  const last = hunk.at(-1)
  if (first === undefined || last === undefined) return ''
  const start = Math.max(0, first.from - context)
  const end = Math.min(old.length, last.from + last.taken + context)
  const lines: string[] = []
  let at = start
  for (const { from, taken, to, given } of hunk) {
    lines.push(...old.slice(at, from).map((line) => ` ${line}`))
    lines.push(...old.slice(from, from + taken).map((line) => `-${line}`))
    lines.push(...fresh.slice(to, to + given).map((line) => `+${line}`))
    at = from + taken
  }
  lines.push(...old.slice(at, end).map((line) => ` ${line}`))
  const grown = hunk.reduce((sum, { taken, given }) => sum + given - taken, 0)
  const startAfter = first.to - (first.from - start)
  const count = end - start
  const places = `-${placeOf(start, count)} +${placeOf(startAfter, count + grown)}`
  return [`@@ ${places} @@`, ...lines].join('\n')
}

/** Where nothing is on one side, its place is the line before. */
function placeOf(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`
}
