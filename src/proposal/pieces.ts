import type { Line } from './mark.ts'

/** A part of a text that means the same when it is read by itself, in offsets of the whole, with its lines. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** Without their breaks, otherwise as they are. */
  readonly lines: readonly Line[]
}

/**
 * Whether the lines of a text are what they look like. A lone carriage return breaks lines as well, and
 * a byte order mark is nothing.
 */
export function hasPlainLines(text: string): boolean {
  return !text.startsWith('\uFEFF') && !/\r(?!\n)/.test(text)
}

/**
 * Takes a text with plain lines apart at headings that nothing can reach across: at the margin, below a blank line, in
 * no code, comment or HTML. From the first line on that could be read in two ways, the rest is one piece.
 */
export function piecesOf(text: string): readonly Piece[] {
  const lines = wholeLines(text)
  const cuts = cutsOf(lines)
  return [0, ...cuts].map((from, index) => {
    const to = cuts[index]
    const end = to === undefined ? text.length : (lines[to]?.start ?? text.length)
    return { start: lines[from]?.start ?? 0, end, lines: lines.slice(from, to) }
  })
}

/** What a fence opens with; one of backticks has none behind it. */
const fenceMark = /^(?<indent>[ \t]*)(?<marks>`{3,}(?=[^`]*$)|~{3,})/

const onlyMarks = /^(?<indent>[ \t]*)(?<marks>`{3,}|~{3,})[ \t]*$/

/** The index of the line that closes the fence `lines[at]` opens; `undefined` where that is not certain. */
export function fenceEnd(lines: readonly Line[], at: number): number | undefined {
  const { indent = '', marks = '' } = fenceMark.exec(lines[at]?.text ?? '')?.groups ?? {}
  const isShut = (line: string): boolean =>
    onlyMarks.exec(line)?.groups?.marks?.startsWith(marks) === true
  const isInside = (line: string): boolean => line.startsWith(indent) || isBlank(line)
  let end = at + 1
  while (end < lines.length && isInside(lines[end]?.text ?? '') && !isShut(lines[end]?.text ?? ''))
    end += 1
  const last = lines[end]?.text ?? ''
  return isShut(last) && onlyMarks.exec(last)?.groups?.indent === indent ? end : undefined
}

/** Whether a line opens fenced code, or would where code can begin. */
export function isFence(line: string): boolean {
  return fenceMark.test(line)
}

/** The index of the line that ends the comment `lines[at]` begins with; `undefined` where that is not certain. */
export function commentEnd(lines: readonly Line[], at: number): number | undefined {
  if (/^[ \t]*<!---*>/.test(lines[at]?.text ?? '')) return undefined
  let end = at
  while (end < lines.length && !lines[end]?.text.includes('-->')) end += 1
  return end < lines.length ? end : undefined
}

/** Whether Markdown takes a line for blank: other than spaces and tabs, nothing is. */
export function isBlank(line: string): boolean {
  return line === '' || /^[ \t]*$/.test(line)
}

function wholeLines(text: string): readonly Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const whole = { text: line.endsWith('\r') ? line.slice(0, -1) : line, start }
    start += line.length + 1
    return whole
  })
}

function cutsOf(lines: readonly Line[]): readonly number[] {
  const cuts: number[] = []
  let inHtml = false
  let belowBlank = false
  for (let at: number | undefined = 0; at !== undefined && at < lines.length; ) {
    const line = lines[at]?.text ?? ''
    if (belowBlank && /^#{1,6}(?:[ \t]|$)/.test(line)) cuts.push(at)
    belowBlank = isBlank(line)
    inHtml = (inHtml && !belowBlank) || isHtml(line)
    at = nextAfter(mayOpen.test(line) ? endOf(lines, at, inHtml) : at)
  }
  return cuts
}

/** Whether HTML begins in a line that goes on to the next blank one. */
function isHtml(line: string): boolean {
  return /^[ \t]*<[/a-z]/i.test(line)
}

function nextAfter(end: number | undefined): number | undefined {
  return end === undefined ? undefined : end + 1
}

/** The start of all that can reach across blank lines and is not ended by a line at the margin. */
const mayOpen = /^[ \t]*(?:`{3}|~{3}|<)/

/** The line with which ends what a line opens, itself where it opens nothing; `undefined` where that is not certain. */
function endOf(lines: readonly Line[], at: number, inHtml: boolean): number | undefined {
  const line = lines[at]?.text ?? ''
  if (/^[ \t]*<(?:[?]|![^-]|(?:script|pre|style|textarea)(?![a-z\d-]))/i.test(line))
    return undefined
  if (isFence(line)) return inHtml ? undefined : fenceEnd(lines, at)
  if (!/^[ \t]*<!--/.test(line)) return at
  const end = inHtml ? undefined : commentEnd(lines, at)
  return line.startsWith('<') || end === at ? end : undefined
}
