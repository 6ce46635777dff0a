import { type Edited, refused } from '../../edit/edited.ts'
import { placeLines } from '../../edit/place-line.ts'
import { addTableRow, insertTableRow } from '../../edit/table-row.ts'
import { insertYamlEntry } from '../../edit/yaml-list.ts'
import { naturally } from '../kaito-catalog/rows.ts'
import type { Output } from './engine.ts'
import { kindOf } from './escapes.ts'
import { exact, type Filled, filled } from './fill.ts'
import type { EntryInsertion, Insertion, LineInsertion, RowInsertion } from './recipe.ts'
import type { Values } from './values.ts'

/** A text with an insertion, and what was not known or could not be written in it. */
export interface Inserted extends Omit<Output, 'text'> {
  readonly edited: Edited
}

/** Inserts into the text of a file; what is there already leaves it as it is. */
export function inserted(insertion: Insertion, text: string, values: Values): Inserted {
  switch (insertion.kind) {
    case 'line':
      return withLine(insertion, text, values)
    case 'row':
      return withRow(insertion, text, values)
    case 'entry':
      return withEntry(insertion, text, values)
  }
}

function withLine(asked: LineInsertion, text: string, values: Values): Inserted {
  const kind = kindOf(asked.path)
  const block = filled(asked.text, kind, values)
  const key = asked.key === undefined ? undefined : exact(asked.key, kind, values)
  return built([block, ...(key === undefined ? [] : [key])], ([lines = '', known]) => {
    const first = lines.trimStart()
    const isBehind = (line: string): boolean => naturally(line.trim(), first) > 0
    return placeLines(text, {
      block: lines.replace(/\s+$/, ''),
      key: known,
      place: asked.place,
      isBehind: asked.sorted ? isBehind : undefined,
    })
  })
}

function withRow(
  { path, cells, section, sorted }: RowInsertion,
  text: string,
  values: Values,
): Inserted {
  const columns = [...cells.keys()]
  const all = [...cells.values()].map((cell) => filled(cell, kindOf(path), values))
  return built(all, (texts) => {
    const row = new Map(columns.map((column, n) => [column, texts[n] ?? ''] as const))
    const [first = ''] = texts
    const isBehind = (other: string): boolean => naturally(other, first) > 0
    return sorted
      ? insertTableRow(text, { title: section, isBehind }, row)
      : addTableRow(text, section, row)
  })
}

function withEntry(asked: EntryInsertion, text: string, values: Values): Inserted {
  const parts = [exact(asked.name, 'other', values), filled(asked.text, 'other', values)]
  const indent = listIndent(text, asked.list)
  return built(parts, ([name = '', given = '']) => {
    const block = given.trimEnd().replaceAll(/^(?=.)/gm, indent)
    return insertYamlEntry(text, { list: asked.list, after: undefined }, { name, block })
  })
}

/** How far the entries of a list are indented below its key. */
function listIndent(text: string, list: string): string {
  const lines = text.split(/\r?\n/)
  const key = lines.findIndex((line) => line.startsWith(`${list}:`))
  const first = lines.slice(key + 1).find((line) => /^ *-(?: |$)/.test(line))
  return /^ */.exec(first ?? '')?.[0] ?? ''
}

function built(all: readonly Filled[], insert: (texts: readonly string[]) => Edited): Inserted {
  const sound = all.filter((one) => one.kind === 'filled')
  const broken = all.find((one) => one.kind === 'refused')
  const texts = sound.map(({ text }) => text)
  return {
    edited: broken === undefined ? insert(texts) : refused(broken.reason),
    gaps: sound.flatMap(({ gaps }) => gaps),
    rested: sound.flatMap(({ rested }) => rested),
    unfit: sound.flatMap(({ unfit }) => unfit),
  }
}
