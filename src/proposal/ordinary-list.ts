import type { Line, Mark } from './mark.ts'
import type { Block } from './ordinary-marks.ts'
import { isOrdinary, isOrdinaryStart, isRuler, type Marker, markerOf } from './ordinary-words.ts'
import { fenceEnd, isBlank, isFence } from './pieces.ts'

/** A list as far as it is read: the columns at which its open items have their content. */
interface Reading {
  readonly columns: readonly number[]
  readonly marks: readonly Mark[]
  /** What the last line leaves open: a task's own paragraph, another one, or none. */
  readonly open: 'task' | 'words' | 'nothing'
}

interface Step {
  readonly next: number
  readonly reading: Reading
}

/** The list that begins at a line, with all that is in it; `undefined` where anything in it is not ordinary. */
export function listAt(lines: readonly Line[], at: number): Block | undefined {
  let step: Step = { next: at, reading: { columns: [], marks: [], open: 'nothing' } }
  while (step.next < lines.length && !isBehind(lines[step.next]?.text ?? '', step.reading)) {
    const read = stepFrom(lines, step)
    if (read === undefined) return undefined
    step = read
  }
  return { next: step.next, marks: step.reading.marks }
}

/** Whether a line at the margin is no more of the list. */
function isBehind(line: string, { columns, open }: Reading): boolean {
  if (columns.length === 0 || isBlank(line) || /^[ \t]/.test(line)) return false
  if (markerOf(line) !== undefined && !isRuler(line)) return false
  return open === 'nothing' || /^(?:#{1,6}[ \t]|<!--)/.test(line) || isFence(line)
}

function stepFrom(lines: readonly Line[], { next, reading }: Step): Step | undefined {
  const line = lines[next]
  if (line === undefined || isBlank(line.text)) {
    return { next: next + 1, reading: { ...reading, open: 'nothing' } }
  }
  const marker = isRuler(line.text.trimStart()) ? undefined : markerOf(line.text)
  if (marker !== undefined) return stepOf(next, itemOf(line, marker, reading))
  return isFence(line.text)
    ? codeFrom(lines, { next, reading })
    : stepOf(next, worded(line, reading))
}

function stepOf(at: number, reading: Reading | undefined): Step | undefined {
  return reading === undefined ? undefined : { next: at + 1, reading }
}

/** The columns of the items that a line with this indent still belongs to. */
function around(columns: readonly number[], indent: number): readonly number[] {
  return columns.filter((column) => column <= indent)
}

function itemOf(line: Line, marker: Marker, reading: Reading): Reading | undefined {
  const { indent, width, content, interrupts } = marker
  const outer = around(reading.columns, indent)
  const isInner = outer.length === reading.columns.length
  if (indent - (outer.at(-1) ?? 0) > 3) return undefined
  if (reading.open !== 'nothing' && isInner && !interrupts) return undefined
  if (!isOrdinaryStart(content)) return undefined
  const columns = [...outer, width]
  if (!/^\[[\sx]\]/i.test(content)) return { ...reading, columns, open: 'words' }
  if (!/^\[[ x]\] [^\s|]/i.test(content)) return undefined
  const end = line.start + line.text.length
  const place = { start: line.start + indent, end, textStart: line.start + width + 4, textEnd: end }
  const task: Mark = { kind: 'task', done: !content.startsWith('[ '), ...place }
  return { columns, marks: [...reading.marks, task], open: 'task' }
}

/** Code that stands in an item. */
function codeFrom(lines: readonly Line[], { next, reading }: Step): Step | undefined {
  const indent = indentOf(lines[next]?.text ?? '')
  const columns = around(reading.columns, indent)
  const isInside = columns.length > 0 && indent - (columns.at(-1) ?? 0) <= 3
  const end = isInside ? fenceEnd(lines, next) : undefined
  if (end === undefined) return undefined
  return { next: end + 1, reading: { ...reading, columns, open: 'nothing' } }
}

/** Words continue the paragraph that is open, however they are indented; else they begin one in an item. */
function worded(line: Line, reading: Reading): Reading | undefined {
  if (reading.open !== 'nothing') return isOrdinary(line.text) ? longer(line, reading) : undefined
  const indent = indentOf(line.text)
  const columns = around(reading.columns, indent)
  const isInside = columns.length > 0 && indent - (columns.at(-1) ?? 0) <= 3
  if (!isInside || !isOrdinaryStart(line.text.slice(indent))) return undefined
  return { ...reading, columns, open: 'words' }
}

/** What a task says ends with its paragraph. */
function longer(line: Line, reading: Reading): Reading {
  const task = reading.marks.at(-1)
  if (reading.open !== 'task' || task?.kind !== 'task') return reading
  const end = line.start + line.text.length
  return { ...reading, marks: [...reading.marks.slice(0, -1), { ...task, end, textEnd: end }] }
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0
}
