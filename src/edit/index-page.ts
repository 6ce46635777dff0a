import type { Link, ListItem, RootContent } from 'mdast'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import type { Edit } from '../diagnostics/finding.ts'
import { type Edited, edited, refused } from './edited.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { type MarkdownSection, rangeOf, sectionsOf, walk } from './markdown-tree.ts'
import { splice } from './splice.ts'

/** An entry of an index page: the file it stands for, and the line to add where there is none. */
export interface IndexEntry {
  readonly file: string
  readonly line: string
}

/**
 * Brings the entry of a proposal into the section called `title`: into its place where the list is
 * sorted by file name, up or down, and else at its end.
 *
 * An entry is known by the last path segment of its first link, which may lack its ending. Its own
 * bytes move along; an entry that is missing is added; one that stands there already leaves the text
 * as it is. The result is read again: an entry that would be swallowed by what stands above it is
 * refused.
 */
export function placeIndexEntry(text: string, entry: IndexEntry, title: string): Edited {
  if (isBeyondParser(text)) return refused('the text is too long or too nested to be read')
  const sections = sectionsOf(text)
  const target = sections.find((section) => section.title.trim() === title)
  if (target === undefined) return refused(`the page has no section \`${title}\``)
  if (/[\r\n]/.test(entry.line)) return refused('an index entry is one line')
  if (itemsOf(target).some((item) => isFor(item, entry.file))) return edited(text)

  const elsewhere = sections.flatMap(itemsOf).find((item) => isFor(item, entry.file))
  const place = { section: target, file: entry.file }
  const placed = splice(text, placing(text, place, elsewhere ?? entry.line))
  return isListed(placed, entry.file, title)
    ? edited(placed)
    : refused(`the section \`${title}\` holds code or HTML that does not end`)
}

function placing(text: string, target: Target, entry: ListItem | string): readonly Edit[] {
  if (typeof entry === 'string') return [insertion(text, target, entry)]
  const { block, removal } = taken({ text, lines: linesOf(text) }, entry)
  return [insertion(text, target, block), removal]
}

function isListed(text: string, file: string, title: string): boolean {
  const target = sectionsOf(text).find((section) => section.title.trim() === title)
  return target !== undefined && itemsOf(target).some((item) => isFor(item, file))
}

/** The items of the lists right below the heading, not those of sections inside. */
export function itemsOf(section: MarkdownSection): readonly ListItem[] {
  return ownContent(section)
    .filter((node) => node.type === 'list')
    .flatMap((list) => list.children)
}

function ownContent({ content }: MarkdownSection): readonly RootContent[] {
  const inner = content.findIndex((node) => node.type === 'heading')
  return inner === -1 ? content : content.slice(0, inner)
}

function isFor(item: ListItem, file: string): boolean {
  return isForFile(segmentOf(item), file)
}

/** Whether what a link ends with means a file. */
export function isForFile(segment: string, file: string): boolean {
  return [file, encodeURIComponent(file), file.replace(/\.md$/, '')].includes(segment)
}

/** What the first link of an item ends with; empty where it has none. */
export function segmentOf(item: ListItem): string {
  const link = walk(item).find((node): node is Link => node.type === 'link')
  return link?.url.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
}

/** The lines of an item and the edit that takes them out, with the line ending that parts them from the rest. */
export function taken(
  { text, lines }: Page,
  item: ListItem,
): { readonly block: string; readonly removal: Edit } {
  const range = rangeOf(item)
  const own = lines.filter((line) => line.next > range.start && line.start < range.end)
  const { start, end, next } = { ...range, next: range.end, ...own[0], ...endOf(own.at(-1)) }
  const before = lines.findLast((line) => line.next === start)
  const from = next === end && before !== undefined ? before.end : start
  return { block: text.slice(start, end), removal: { start: from, end: next, text: '' } }
}

function endOf(line: Line | undefined): { readonly end?: number; readonly next?: number } {
  return line === undefined ? {} : { end: line.end, next: line.next }
}

interface Page {
  readonly text: string
  readonly lines: readonly Line[]
}

interface Target {
  readonly section: MarkdownSection
  readonly file: string
}

function insertion(text: string, { section, file }: Target, block: string): Edit {
  const items = itemsOf(section)
  const lines = linesOf(text)
  const plain = block.replaceAll(/\r\n?/g, '\n')
  const next = items[placeBefore(items.map(segmentOf), file) ?? items.length]
  if (next === undefined) return appending({ text, lines }, { section, last: items.at(-1) }, plain)
  const { start } = rangeOf(next)
  const own = lines.findLast((line) => line.start <= start)
  return insertLines(text, own?.start ?? start, plain)
}

/** Puts lines below the last item of a section; one without a list gets one. */
export function appending(
  { text, lines }: Page,
  { section, last }: { readonly section: MarkdownSection; readonly last: ListItem | undefined },
  block: string,
): Edit {
  const below = last ?? ownContent(section).at(-1) ?? section.heading
  const line = lines.find((each) => each.end >= rangeOf(below).end)
  const apart = last === undefined && below !== section.heading ? '\n' : ''
  return insertLines(text, line?.next ?? text.length, apart + block)
}

/** The place a new item stands before, in a list sorted by file name; two items are sorted by chance. */
export function placeBefore(files: readonly string[], file: string): number | undefined {
  const rises = isSorted(files, (one, other) => one < other)
  const falls = isSorted(files, (one, other) => one > other)
  if (files.length < 3 || rises === falls) return undefined
  const at = files.findIndex((each) => (rises ? each > file : each < file))
  return at === -1 ? undefined : at
}

function isSorted(
  files: readonly string[],
  inOrder: (one: string, other: string) => boolean,
): boolean {
  return files.slice(1).every((file, index) => inOrder(files[index] ?? '', file))
}
