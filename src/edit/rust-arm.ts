import type { Edit } from '../diagnostics/finding.ts'
import { insertLines, linesOf } from './lines.ts'
import type { Span } from './rust-code.ts'
import type { Arm } from './rust-match.ts'

const width = 100

/** The whole lines of a piece of code, from the start of its first line to the end of its last, with `\n`. */
export function linesAround(source: string, { start, end }: Span): string {
  const lines = linesOf(source).filter((line) => line.next > start && line.start < end)
  return lines.map(({ text }) => text).join('\n')
}

/** The edit that puts whole lines above the line at `offset`. */
export function insertAbove(source: string, offset: number, block: string): Edit {
  const line = linesOf(source).find(({ next }) => next > offset)
  return insertLines(source, line?.start ?? source.length, block)
}

/** The edit that puts whole lines below the line that ends the piece before `offset`. */
export function insertBelow(source: string, offset: number, block: string): Edit {
  const line = linesOf(source).find(({ next }) => next >= offset)
  return insertLines(source, line?.next ?? source.length, block)
}

/**
 * The edit that puts an alternative behind another one in an arm's pattern, broken as rustfmt does: all on
 * one line of 100 columns, or one alternative a line; a value that fits behind the pattern needs no block.
 */
export function addAlternative(
  source: string,
  arm: Arm,
  { after, added }: { readonly after: string; readonly added: string },
): Edit {
  const line = linesOf(source).find(({ next }) => next > arm.patternSpan.start)
  const indent = source.slice(line?.start ?? 0, arm.patternSpan.start)
  const old = arm.pattern.split(' | ')
  const alternatives = old.toSpliced(old.indexOf(after) + 1, 0, added)
  const single = `${indent}${alternatives.join(' | ')}`
  const heads = [[single], alternatives.map((one, at) => `${indent}${at === 0 ? '' : '| '}${one}`)]
  const value = readValue(source.slice(arm.body.start, arm.body.end))
  const [chosen = []] = heads.filter((head) => fits(head, value))
  const lines = chosen.length === 0 ? (heads[1] ?? []) : chosen
  const ending = line !== undefined && source.slice(line.end, line.next) === '\r\n' ? '\r\n' : '\n'
  const text = `${lines.join(ending).slice(indent.length)} => ${body(lines, value, `${ending}${indent}`)}`
  return { start: arm.patternSpan.start, end: arm.end, text }
}

/** The value of an arm: as it stands, and alone where it is one expression that may do without a block. */
interface Value {
  readonly text: string
  readonly alone: string | undefined
}

/** A block with one line in it that is no statement; rustfmt never takes a macro out of its block. */
function readValue(text: string): Value {
  const inside = /^\{\s*(?<alone>[^\n;{}]*[^\s;{},])\s*\}$/.exec(text)?.groups?.alone
  if (inside !== undefined) return { text, alone: /^\w+!/.test(inside) ? undefined : inside }
  return { text, alone: /[\n{}]/.test(text) ? undefined : text }
}

function fits(head: readonly string[], { alone }: Value): boolean {
  const last = head.at(-1) ?? ''
  const isShort = alone !== undefined && `${last} => ${alone},`.length <= width
  return isShort || `${last} => {`.length <= width
}

function body(head: readonly string[], { text, alone }: Value, newLine: string): string {
  if (alone === undefined) return text.startsWith('{') ? text : `${text},`
  if (`${head.at(-1) ?? ''} => ${alone},`.length <= width) return `${alone},`
  return `{${newLine}    ${alone}${newLine}}`
}
