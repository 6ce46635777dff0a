import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import { type MarkdownSection, rangeOf, sectionsOf } from './markdown-tree.ts'

/** A half-open range of offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Where a section stands, found by its heading and those it is nested in, outermost first: from behind the
 * heading up to the next of the same or a higher level. `undefined` where there is none, or the text is too
 * long for a parser.
 */
export function sectionRange(text: string, titles: readonly string[]): Range | undefined {
  if (isBeyondParser(text)) return undefined
  const sections = readSections(text)
  const all: Range | undefined = { start: 0, end: text.length }
  return titles.reduce<Range | undefined>(
    (range, title) => (range === undefined ? undefined : within(sections, range, title)),
    all,
  )
}

const most = 8
const lately = new Map<string, readonly MarkdownSection[]>()

/** Many edits ask about the same few texts, and reading one takes long; only the last few are kept. */
function readSections(text: string): readonly MarkdownSection[] {
  const sections = lately.get(text) ?? sectionsOf(text)
  lately.delete(text)
  lately.set(text, sections)
  const [oldest] = lately.keys()
  if (lately.size > most && oldest !== undefined) lately.delete(oldest)
  return sections
}

function within(
  sections: readonly MarkdownSection[],
  range: Range,
  title: string,
): Range | undefined {
  const isHere = ({ heading }: MarkdownSection): boolean => {
    const { start } = rangeOf(heading)
    return start >= range.start && start < range.end
  }
  const wanted = title.toLowerCase()
  const index = sections.findIndex(
    (section) => isHere(section) && section.title.trim().toLowerCase() === wanted,
  )
  const own = sections[index]
  if (own === undefined) return undefined
  const next = sections.slice(index + 1).find(({ heading }) => heading.depth <= own.heading.depth)
  const end = next === undefined ? range.end : rangeOf(next.heading).start
  return { start: rangeOf(own.heading).end, end: Math.min(end, range.end) }
}
