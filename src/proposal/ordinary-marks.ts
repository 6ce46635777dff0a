import { isRule, type Line, type Mark } from './mark.ts'
import { listAt } from './ordinary-list.ts'
import { quoteAt } from './ordinary-quote.ts'
import { isOrdinary, isOrdinaryStart, isRuler, markerOf } from './ordinary-words.ts'
import { commentEnd, fenceEnd, isBlank, isFence } from './pieces.ts'

/** A block that was read, up to but not including the line `next`. */
export interface Block {
  readonly next: number
  readonly marks: readonly Mark[]
}

/**
 * The marks of lines that hold nothing but what proposals are made of: headings, paragraphs, lists,
 * tables, quotes, code, comments. `undefined` where Markdown's own parser has to say what a line is.
 */
export function ordinaryMarks(lines: readonly Line[]): readonly Mark[] | undefined {
  const marks: Mark[] = []
  for (let at = 0; at < lines.length; ) {
    const block = blockAt(lines, at)
    if (block === undefined) return undefined
    marks.push(...block.marks)
    at = block.next
  }
  return marks
}

function blockAt(lines: readonly Line[], at: number): Block | undefined {
  const line = lines[at]
  if (line === undefined || isBlank(line.text)) return { next: at + 1, marks: [] }
  switch (line.text.charAt(0)) {
    case '#':
      return headingAt(line, at)
    case '|':
      return tableAt(lines, at)
    case '>':
      return quoteAt(lines, at)
    case '<':
      return line.text.startsWith('<!--') ? after(commentEnd(lines, at)) : undefined
    case ' ':
    case '\t':
      return undefined
    default:
      return isFence(line.text) ? after(fenceEnd(lines, at)) : wordsAt(lines, at, line.text)
  }
}

/** A rule between parts, a list or a paragraph. */
function wordsAt(lines: readonly Line[], at: number, line: string): Block | undefined {
  if (/^[a-z]/i.test(line)) return paragraphAt(lines, at)
  const isFirst = isBelowBlank(lines, at)
  if (isRuler(line)) return isFirst ? after(at) : undefined
  const marker = markerOf(line)
  if (marker !== undefined) return marker.interrupts || isFirst ? listAt(lines, at) : undefined
  return isOrdinaryStart(line) ? paragraphAt(lines, at) : undefined
}

function after(end: number | undefined): Block | undefined {
  return end === undefined ? undefined : { next: end + 1, marks: [] }
}

function isBelowBlank(lines: readonly Line[], at: number): boolean {
  return at === 0 || isBlank(lines[at - 1]?.text ?? '')
}

const heading = /^(?<hashes>#{1,6})[ \t]+(?<title>[^ \t].*)$/s

function headingAt({ text, start }: Line, at: number): Block | undefined {
  const { hashes = '', title } = heading.exec(text)?.groups ?? {}
  const words = title === undefined ? '' : withoutBlanksBehind(title)
  if (title === undefined || words.endsWith('#')) return undefined
  const textStart = start + text.length - title.length
  const end = start + text.length
  const place = { start, end, textStart, textEnd: textStart + words.length }
  return { next: at + 1, marks: [{ kind: 'heading', level: hashes.length, ...place }] }
}

/** Markdown's blanks only: a no-break space is a word. */
function withoutBlanksBehind(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1
  return text.slice(0, end)
}

/** Lines that begin with a pipe: a table where the second is its rule, else rows in a paragraph. */
function tableAt(lines: readonly Line[], at: number): Block | undefined {
  let next = at
  while (lines[next]?.text.startsWith('|') === true) next += 1
  if (!isEnd(lines[next]?.text)) return undefined
  const isTable = hasRule(lines[at]?.text ?? '', lines[at + 1]?.text ?? '')
  const rows = lines.slice(isTable ? at + 2 : at, next)
  const isCertain = isTable && isBelowBlank(lines, at)
  if (rows.some(({ text }) => isRule(text) || (!isCertain && /\s$/.test(text)))) return undefined
  return {
    next,
    marks: rows.map(({ text, start }) => ({ kind: 'row', start, end: start + text.length })),
  }
}

/** Whether a line ends a table for certain. */
function isEnd(line: string | undefined): boolean {
  return line === undefined || isBlank(line) || /^#{1,6}[ \t]/.test(line)
}

/** Whether two lines are the head of a table with its rule: as many cells in the one as in the other. */
function hasRule(head: string, rule: string): boolean {
  const isPlain = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+$/.test(rule) && /^\|[^\\]*\|$/.test(head)
  return isPlain && head.split('|').length === rule.split('|').length
}

function paragraphAt(lines: readonly Line[], at: number): Block | undefined {
  let next = at + 1
  while (isOrdinary(lines[next]?.text ?? '')) next += 1
  return { next, marks: [] }
}
