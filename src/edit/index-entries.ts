import type { ListItem } from 'mdast'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import type { Edit } from '../diagnostics/finding.ts'
import {
  appending,
  type IndexEntry,
  isForFile,
  itemsOf,
  placeBefore,
  placeIndexEntry,
  segmentOf,
  taken,
} from './index-page.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { type MarkdownSection, rangeOf, sectionsOf } from './markdown-tree.ts'
import { splice } from './splice.ts'

/** An entry, and the title of the section it belongs in. */
export interface Placing extends IndexEntry {
  readonly section: string
}

/**
 * Brings many entries into their sections, as placing one after the other would: the page is read
 * once before and once after, however many there are. One that has no place is left out.
 */
export function placeIndexEntries(text: string, placings: readonly Placing[]): string {
  if (placings.length < 2 || isBeyondParser(text)) return oneByOne(text, placings)
  const page = pageOf(text)
  for (const placing of placings) place(page, placing)
  const edits = editsOf(page)
  if (edits === undefined) return oneByOne(text, placings)
  const after = splice(text, edits)
  return areListed(after, placings) ? after : oneByOne(text, placings)
}

/** The slow way, which knows every odd page. */
function oneByOne(text: string, placings: readonly Placing[]): string {
  return placings.reduce((now, placing) => {
    const placed = placeIndexEntry(now, placing, placing.section)
    return placed.kind === 'edited' ? placed.text : now
  }, text)
}

/** An item of a list as it will stand; `item` is there for one that the text holds already. */
interface Slot {
  readonly segment: string
  readonly item: ListItem | undefined
  readonly block: string
  readonly isNew: boolean
}

interface Shelf {
  readonly section: MarkdownSection
  readonly hadItems: boolean
  slots: readonly Slot[]
}

interface Page {
  readonly text: string
  readonly lines: readonly Line[]
  readonly shelves: readonly Shelf[]
  readonly removals: Edit[]
}

function pageOf(text: string): Page {
  const shelves = sectionsOf(text).map((section) => {
    const items = itemsOf(section)
    const slots = items.map((item) => ({
      segment: segmentOf(item),
      item,
      block: '',
      isNew: false,
    }))
    return { section, hadItems: items.length > 0, slots }
  })
  return { text, lines: linesOf(text), shelves, removals: [] }
}

function place(page: Page, { file, line, section }: Placing): void {
  const target = page.shelves.find((shelf) => shelf.section.title.trim() === section)
  if (target === undefined || /[\r\n]/.test(line)) return
  if (target.slots.some(({ segment }) => isForFile(segment, file))) return
  const slot = takenOff(page, file) ?? written(line)
  const at = placeBefore(
    target.slots.map(({ segment }) => segment),
    file,
  )
  target.slots = target.slots.toSpliced(at ?? target.slots.length, 0, slot)
}

/** The entry of a file taken off whatever list it stands in. */
function takenOff({ text, lines, shelves, removals }: Page, file: string): Slot | undefined {
  const isIt = ({ segment }: Slot): boolean => isForFile(segment, file)
  const shelf = shelves.find(({ slots }) => slots.some(isIt))
  const slot = shelf?.slots.find(isIt)
  if (shelf === undefined || slot === undefined) return undefined
  shelf.slots = shelf.slots.filter((one) => one !== slot)
  if (slot.isNew || slot.item === undefined) return slot
  const { block, removal } = taken({ text, lines }, slot.item)
  removals.push(removal)
  return { ...slot, block, isNew: true }
}

function written(line: string): Slot {
  const [item] = sectionsOf(`# A\n\n${line}\n`).flatMap(itemsOf)
  return { segment: item === undefined ? '' : segmentOf(item), item, block: line, isNew: true }
}

/** `undefined` where edits would touch each other. */
function editsOf(page: Page): readonly Edit[] | undefined {
  const insertions = page.shelves.map((shelf) => insertionsOf(page, shelf))
  if (insertions.some((each) => each === undefined)) return undefined
  const all = insertions.flatMap((each) => each ?? [])
  const isInside = ({ start }: Edit): boolean =>
    page.removals.some((removal) => removal.start < start && start < removal.end)
  return all.some(isInside) ? undefined : [...all, ...page.removals]
}

/** `undefined` where a list has lost all that it held. */
function insertionsOf(
  { text, lines }: Page,
  { section, hadItems, slots }: Shelf,
): readonly Edit[] | undefined {
  const last = slots.findLastIndex(({ isNew }) => !isNew)
  if (hadItems && last === -1 && slots.length > 0) return undefined
  const edits: Edit[] = []
  let blocks: readonly string[] = []
  for (const { isNew, item, block } of slots.slice(0, last + 1)) {
    if (isNew) blocks = [...blocks, block]
    else if (item !== undefined && blocks.length > 0) {
      edits.push(above({ text, lines }, item, blocks))
      blocks = []
    }
  }
  const rest = slots.slice(last + 1).map(({ block }) => block)
  if (rest.length === 0) return edits
  return [...edits, appending({ text, lines }, { section, last: slots[last]?.item }, joined(rest))]
}

function above(
  { text, lines }: Pick<Page, 'text' | 'lines'>,
  item: ListItem,
  blocks: readonly string[],
): Edit {
  const { start } = rangeOf(item)
  const own = lines.findLast((line) => line.start <= start)
  return insertLines(text, own?.start ?? start, joined(blocks))
}

function joined(blocks: readonly string[]): string {
  return blocks.map((block) => block.replaceAll(/\r\n?/g, '\n')).join('\n')
}

function areListed(text: string, placings: readonly Placing[]): boolean {
  const sections = sectionsOf(text)
  const segments = new Map(
    [...new Set(placings.map(({ section }) => section))].map((title) => {
      const section = sections.find((one) => one.title.trim() === title)
      return [title, section === undefined ? [] : itemsOf(section).map(segmentOf)]
    }),
  )
  return placings.every(({ file, section }) =>
    segments.get(section)?.some((segment) => isForFile(segment, file)),
  )
}
