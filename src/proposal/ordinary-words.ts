import { isBlank } from './pieces.ts'

/** A list marker with the blanks around it, and what it stands before. */
export interface Marker {
  readonly indent: number
  /** The columns from the margin to the content. */
  readonly width: number
  readonly content: string
  /** Whether it can stand directly below a paragraph. */
  readonly interrupts: boolean
}

const marker =
  /^(?<indent> *)(?<sign>[-*+]|(?<number>\d{1,9})[.)])(?<gap> {1,4})(?<content>[^ \t].*)$/s

/** The list marker of a line; `undefined` where there is none, or one with a tab, or one before nothing. */
export function markerOf(line: string): Marker | undefined {
  const { indent = '', sign, number, gap = '', content = '' } = marker.exec(line)?.groups ?? {}
  if (sign === undefined) return undefined
  return {
    indent: indent.length,
    width: indent.length + sign.length + gap.length,
    content,
    interrupts: number === undefined || number === '1',
  }
}

/** Whether a line is one that parts a text, wherever it stands below a blank line. */
export function isRuler(line: string): boolean {
  return /^(?:-(?:[ \t]*-){2,}|\*(?:[ \t]*\*){2,}|_(?:[ \t]*_){2,})[ \t]*$/.test(line)
}

/** Whether a line is words that can be nothing else where a paragraph begins. */
export function isOrdinaryStart(line: string): boolean {
  return isOrdinary(line) && (!line.startsWith('[') || /^\[(?:[^[\]\\]|\\.)+\](?!:)/.test(line))
}

/**
 * Whether a line is words that can be nothing else within a paragraph. Lines that begin with a sign of
 * Markdown are not; nor are those of which a heading, a table or a rule could be made.
 */
export function isOrdinary(line: string): boolean {
  if (/^ *[a-z]/i.test(line)) return true
  const words = line.trimStart()
  if (isBlank(line) || line.startsWith('\t')) return false
  if (/^(?:[#><|=~]|`{3}|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/.test(words)) return false
  return !/^[-:|* \t_]+$/.test(words)
}
