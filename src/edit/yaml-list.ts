import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { type Edited, edited, refused } from './edited.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { splice } from './splice.ts'

/** Where an entry goes: the list under a top-level key, below the entry called `after` or at its end. */
export interface YamlPlace {
  readonly list: string
  readonly after: string | undefined
}

/** An entry as text, without a final line ending. `name` is the value of its first key, `name`. */
export interface YamlEntry {
  readonly name: string
  readonly block: string
}

/**
 * Inserts an entry into a YAML list of records, each known by its `name`.
 *
 * An entry ends behind the comments below it (its tag history). The result is parsed and compared:
 * one entry more, all others as before, or the edit is refused. An entry that is there already
 * leaves the text as it is.
 */
export function insertYamlEntry(text: string, place: YamlPlace, entry: YamlEntry): Edited {
  const items = itemsOf(text, place.list)
  if (items === undefined) return refused(`there is no list \`${place.list}\``)
  if (items.some((item) => item.name === entry.name)) return edited(text)
  const anchor =
    place.after === undefined ? items.at(-1) : items.find((item) => item.name === place.after)
  if (anchor === undefined)
    return refused(`the list \`${place.list}\` has no entry \`${place.after ?? ''}\``)

  const result = splice(text, [insertLines(text, endOf(text, anchor.start), entry.block)])
  return hasOneMore(items, itemsOf(result, place.list) ?? [], entry.name)
    ? edited(result)
    : refused(`the entry \`${entry.name}\` cannot be inserted without changing others`)
}

interface Item {
  readonly name: unknown
  readonly start: number
  /** Without what is behind its last character: a last line may be without line ending until another follows. */
  readonly source: string
}

function itemsOf(text: string, list: string): readonly Item[] | undefined {
  const document = documentOf(text)
  if (document === undefined || !isMap(document.contents)) return undefined
  const found = document.contents.get(list)
  if (!isSeq(found) || found.flow === true) return undefined
  return found.items.map((item) => itemOf(text, item))
}

/** The document a text holds; none where it is not YAML, or nested beyond the reader's stack. */
function documentOf(text: string): ReturnType<typeof parseDocument> | undefined {
  try {
    const document = parseDocument(text, { uniqueKeys: true })
    return document.errors.length > 0 ? undefined : document
  } catch {
    return undefined
  }
}

function itemOf(text: string, item: unknown): Item {
  if (!isMap(item) || !item.range) return { name: undefined, start: 0, source: '' }
  const name = item.items.find((pair) => isScalar(pair.key) && pair.key.value === 'name')?.value
  const [start, end] = item.range
  return {
    name: isScalar(name) ? name.value : undefined,
    start,
    source: text.slice(start, end).trimEnd(),
  }
}

/** Behind the last line that belongs to the entry at `start`: its keys and the comments right below. */
function endOf(text: string, start: number): number {
  const lines = linesOf(text)
  const first = lines.findLastIndex((line) => line.start <= start)
  const dash = indentOf(lines[first])
  const rest = lines.slice(first + 1)
  const stop = rest.findIndex((line) => !belongs(line, dash))
  const own = lines.slice(first, stop === -1 ? undefined : first + 1 + stop)
  const last = own.findLast((line) => line.text.trim() !== '') ?? lines[first]
  return last?.next ?? text.length
}

/** Comments at the indentation of the dashes belong to the entry above unless a blank line parts them. */
function belongs(line: Line, dash: number): boolean {
  return line.text.trim() !== '' && (indentOf(line) > dash || isHistory(line, dash))
}

function isHistory(line: Line, dash: number): boolean {
  return indentOf(line) === dash && /^\s*#\s*(?:Tag history|\d+(?:\.\d+)+ )/i.test(line.text)
}

function indentOf(line: Line | undefined): number {
  return /^ */.exec(line?.text ?? '')?.[0].length ?? 0
}

function hasOneMore(old: readonly Item[], now: readonly Item[], name: string): boolean {
  const others = now.filter((item) => item.name !== name)
  const unchanged = others.every((item, index) => item.source === old[index]?.source)
  return now.length === old.length + 1 && others.length === old.length && unchanged
}
