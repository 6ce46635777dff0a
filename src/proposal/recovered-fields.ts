import { spanOf } from '../diagnostics/lines.ts'
import { linesBetween } from './mark.ts'
import type { Field } from './proposal.ts'
import type { Block } from './yaml-fields.ts'

interface Piece {
  readonly text: string
  readonly start: number
}

interface Draft {
  readonly key: Piece
  readonly value: Piece
  readonly entries: Piece[]
}

/**
 * Reads front matter that is not YAML line by line: `key: value` at the margin, `- entry` below a key.
 * Quotes and backticks around a value are dropped; of two lines with one key the first counts.
 */
export function recoveredFields(block: Block): readonly Field[] {
  const drafts = new Map<string, Draft>()
  let current: Draft | undefined
  for (const line of linesBetween(block.text, block.start, block.end)) {
    const draft = draftOf(line)
    const entry = entryOf(line)
    if (draft !== undefined) {
      if (!drafts.has(draft.key.text)) drafts.set(draft.key.text, draft)
      current = draft
    } else if (entry !== undefined) current?.entries.push(entry)
  }
  return [...drafts.values()].map((draft) => fieldOf(block, draft))
}

function draftOf(line: Piece): Draft | undefined {
  const match = /^(?<key>[A-Za-z_][\w-]*)(?<gap>[ \t]*:[ \t]*)(?<value>.*)$/.exec(line.text)?.groups
  if (match === undefined) return undefined
  const { key = '', gap = '', value = '' } = match
  return {
    key: { text: key, start: line.start },
    value: { text: uncommented(value), start: line.start + key.length + gap.length },
    entries: [],
  }
}

function entryOf(line: Piece): Piece | undefined {
  const match = /^(?<lead>[ \t]*-[ \t]+)(?<value>\S.*)$/.exec(line.text)?.groups
  if (match === undefined) return undefined
  const { lead = '', value = '' } = match
  return { text: uncommented(value), start: line.start + lead.length }
}

function uncommented(value: string): string {
  const at = value.search(/(?:^|[ \t])#/)
  return (at < 0 ? value : value.slice(0, at)).trimEnd()
}

function fieldOf(block: Block, { key, value, entries }: Draft): Field {
  const last = entries.at(-1)
  const start = last === undefined ? value.start : (entries[0]?.start ?? value.start)
  const end = last === undefined ? value.start + value.text.length : last.start + last.text.length
  return {
    key: key.text,
    value: last === undefined ? fieldValue(value.text) : entries.map((entry) => bare(entry.text)),
    keySpan: spanOf(block.lines, key.start, key.start + key.text.length),
    valueSpan: spanOf(block.lines, start, end),
  }
}

function fieldValue(text: string): string | readonly string[] | null {
  if (text === '' || text === '~' || text === 'null') return null
  if (text.startsWith('[') && text.endsWith(']'))
    return text
      .slice(1, -1)
      .split(',')
      .map((entry) => bare(entry.trim()))
  return bare(text)
}

function bare(text: string): string {
  return /^(?<mark>["'`])(?<inner>.*)\k<mark>$/.exec(text)?.groups?.inner?.trim() ?? text
}
