import { spanOf } from '../diagnostics/lines.ts'
import type { Field } from './proposal.ts'
import type { Block } from './yaml-fields.ts'

/** A piece of a line with the offset it stands at, quotes included; `words` are what it says. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly words: string
}

interface Draft {
  readonly key: Piece
  /** The value on the key's own line, or the entries below it; none is no value. */
  readonly value: Piece | undefined
  readonly entries: readonly Piece[]
}

/**
 * Reads front matter that is nothing but `key: value` lines and lists of one line an entry, every value
 * plain or in simple quotes. `undefined` where YAML's own parser has to say what a line is.
 */
export function ordinaryFields(block: Block): readonly Field[] | undefined {
  const drafts: Draft[] = []
  let start = block.start
  for (const line of block.text.slice(block.start, block.end).split('\n')) {
    const longer = longerBy(drafts.at(-1), line.replace(/\r$/, ''), start)
    if (longer === undefined) return undefined
    if (longer !== null && longer.key === drafts.at(-1)?.key) drafts.pop()
    if (longer !== null) drafts.push(longer)
    start += line.length + 1
  }
  const keys = new Set(drafts.map(({ key }) => key.words))
  return keys.size < drafts.length ? undefined : drafts.map((one) => fieldOf(block, one))
}

/** What a line begins, or what it makes of the last key; `null` where it is empty, `undefined` where it is not ordinary. */
function longerBy(last: Draft | undefined, line: string, start: number): Draft | null | undefined {
  if (line === '') return null
  return keyLine(line, start) ?? withEntry(last, entryLine(line, start))
}

function keyLine(line: string, start: number): Draft | undefined {
  const groups = /^(?<key>[A-Za-z][A-Za-z-]{0,60}):(?: (?<value>.+))?$/.exec(line)?.groups
  if (groups === undefined) return undefined
  const { key = '', value = '' } = groups
  const read = value === '' ? undefined : pieceOf(value, start + key.length + 2)
  if (value !== '' && read === undefined) return undefined
  return { key: { start, end: start + key.length, words: key }, value: read, entries: [] }
}

function entryLine(line: string, start: number): Piece | undefined {
  const value = /^ {2}- (?<value>.+)$/.exec(line)?.groups?.value
  return value === undefined ? undefined : pieceOf(value, start + 4)
}

function withEntry(draft: Draft | undefined, entry: Piece | undefined): Draft | undefined {
  const isList = draft !== undefined && entry !== undefined && draft.value === undefined
  return isList ? { ...draft, entries: [...draft.entries, entry] } : undefined
}

/** Words without anything that means something to YAML, or within quotes without quotes. */
const plain = /^[A-Za-z0-9/(](?:[\w ./()@+|;?!&*$^=<>"'\u00a1-\u02ff\u2010-\u2026-]|:(?=[^ ])|,)*$/
const quoted = /^"(?<double>[^"\\\p{C}]+)"$|^'(?<single>[^'\p{C}]+)'$/u

function pieceOf(line: string, start: number): Piece | undefined {
  const value = line.replace(/(?<=[^ ]) {1,9}$/, '')
  const { double, single } = quoted.exec(value)?.groups ?? {}
  const isPlain = plain.test(value) && !/^null$| $/i.test(value)
  const words = double ?? single ?? (isPlain ? value : undefined)
  return words === undefined ? undefined : { start, end: start + value.length, words }
}

function fieldOf({ lines }: Block, { key, value, entries }: Draft): Field {
  const first = entries[0]
  const from = value?.start ?? (first === undefined ? key.end + 1 : first.start - 2)
  const to = value?.end ?? entries.at(-1)?.end ?? from
  const list = first === undefined ? null : entries.map((entry) => entry.words)
  return {
    key: key.words,
    value: value?.words ?? list,
    keySpan: spanOf(lines, key.start, key.end),
    valueSpan: spanOf(lines, from, to),
  }
}
