import type { RootContent } from 'mdast'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import { type Edited, edited, refused } from './edited.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { type MarkdownSection, rangeOf, sectionsOf } from './markdown-tree.ts'
import { readsAs } from './reads-as.ts'
import { splice } from './splice.ts'

/** Where lines go: beside a line that reads so (`*` stands for anything), or to the end of a section of Markdown. */
export type LinePlace =
  | { readonly kind: 'after' | 'before'; readonly anchor: string }
  | { readonly kind: 'section'; readonly title: string }

/** Lines to insert; `key` is the text that tells that they are there, without it their first line is. */
export interface PlacedLines {
  readonly block: string
  readonly key: string | undefined
  readonly place: LinePlace
  /** Whether a neighbour comes behind them in an order; without it they go directly to their place. */
  readonly isBehind: ((line: string) => boolean) | undefined
}

/**
 * Inserts lines at a place, where their key stands in no line yet. No other line moves; in an order
 * they go above the first neighbour of the same indentation that is behind.
 */
export function placeLines(text: string, asked: PlacedLines): Edited {
  const { key, block } = asked
  if (isThere(text, asked)) return edited(text)
  if (block.trim() === '') return refused('there is nothing to insert')
  if (key !== undefined && !holdsKey(block, key))
    return refused(`what is to be inserted does not hold its key \`${key}\``)
  const spot = spotOf(text, asked)
  if (typeof spot === 'string') return refused(spot)
  const offset = spot.lines[orderedIn(spot, asked) ?? spot.run.end]?.start ?? text.length
  const lead = spot.apart ? '\n' : ''
  return edited(splice(text, [insertLines(text, offset, lead + block)]))
}

/** Whether a line of the text holds a key, not as a part of a longer name. */
export function holdsKey(text: string, key: string): boolean {
  return linesOf(text).some(({ text: line }) => standsIn(line, key))
}

function isThere(text: string, { key, block }: PlacedLines): boolean {
  if (key !== undefined) return holdsKey(text, key)
  const first = linesOf(block)
    .map((line) => line.text.trim())
    .find((line) => line !== '')
  return linesOf(text).some((line) => line.text.trim() === first)
}

function standsIn(line: string, key: string): boolean {
  if (key === '') return false
  for (let at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + 1)) {
    if (isApart(line.charAt(at - 1), key) && isApart(key.slice(-1), line.slice(at + key.length)))
      return true
  }
  return false
}

/** Whether two neighbouring texts do not make one name: a dot or a dash goes on only before a letter. */
function isApart(before: string, after: string): boolean {
  return !(/[\w.-]$/.test(before) && /^[.-]*\w/.test(after))
}

/** The lines among which a place is chosen: `end` is behind the last of them. */
interface Run {
  readonly start: number
  readonly end: number
}

interface Spot {
  readonly lines: readonly Line[]
  readonly run: Run
  /** Whether a blank line has to part it from what is above. */
  readonly apart: boolean
}

function spotOf(text: string, { place, isBehind }: PlacedLines): Spot | string {
  const lines = linesOf(text)
  if (place.kind === 'section') return sectionSpot(text, lines, place.title)
  const isAnchor = ({ text: line }: Line): boolean => readsAs(line.trim(), place.anchor.trim())
  const anchor = place.kind === 'after' ? lines.findLastIndex(isAnchor) : lines.findIndex(isAnchor)
  if (anchor === -1) return `no line reads \`${place.anchor}\``
  const edge = place.kind === 'after' ? anchor + 1 : anchor
  const run =
    isBehind === undefined ? { start: edge, end: edge } : neighbours(lines, place.kind, edge)
  return { lines, run, apart: false }
}

/** The lines without a blank one between them, below or above an edge. */
function neighbours(lines: readonly Line[], kind: 'after' | 'before', edge: number): Run {
  const isBlank = ({ text }: Line): boolean => text.trim() === ''
  if (kind === 'before')
    return { start: lines.slice(0, edge).findLastIndex(isBlank) + 1, end: edge }
  const below = lines.slice(edge).findIndex(isBlank)
  return { start: edge, end: below === -1 ? lines.length : edge + below }
}

function sectionSpot(text: string, lines: readonly Line[], title: string): Spot | string {
  if (isBeyondParser(text)) return 'the text is too long or too nested to be read'
  const found = sectionsOf(text).filter((section) => section.title.trim() === title)
  const [section, ...more] = found
  if (section === undefined) return `the page has no section \`${title}\``
  if (more.length > 0) return `the page has ${found.length} sections \`${title}\``
  const last = lastOf(section)
  const end = indexBehind(lines, rangeOf(last ?? section.heading).end)
  const isList = last?.type === 'list'
  const start = isList ? indexBehind(lines, rangeOf(last).start) - 1 : end
  return { lines, run: { start, end }, apart: !isList }
}

/** The last block right below the heading, not of sections inside. */
function lastOf({ content }: MarkdownSection): RootContent | undefined {
  const inner = content.findIndex((node) => node.type === 'heading')
  return (inner === -1 ? content : content.slice(0, inner)).at(-1)
}

function indexBehind(lines: readonly Line[], offset: number): number {
  return lines.findIndex((line) => line.end >= offset) + 1
}

function orderedIn({ lines, run }: Spot, { isBehind, block }: PlacedLines): number | undefined {
  const { start, end } = run
  if (isBehind === undefined) return undefined
  const indent = indentOf(block)
  const at = lines
    .slice(start, end)
    .findIndex(({ text }) => indentOf(text) === indent && isBehind(text))
  return at === -1 ? undefined : start + at
}

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)?.[0] ?? ''
}
