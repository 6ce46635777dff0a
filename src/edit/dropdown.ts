import { type Edited, edited, refused } from './edited.ts'
import { type Include, parseInclude } from './include-line.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { sectionRange } from './section-range.ts'
import { splice } from './splice.ts'

/** One `??? example "label"` block of a page. */
export interface Dropdown {
  readonly label: string
  readonly includes: readonly Include[]
  /** The language of its first fence. */
  readonly language: string | undefined
  /** Of its first line, from 1. */
  readonly line: number
  /** The offset of its first line, and of the line behind its last that is not blank. */
  readonly start: number
  readonly next: number
}

const opening = /^\?\?\?\+?[ \t]+[\w-]+(?:[ \t]+[\w-]+)*[ \t]+"(?<label>.*)"[ \t]*$/
const fence = /^\s+(?:```|~~~)[ \t]*(?<language>[\w-]*)/

/** The dropdowns below nested headings, outermost heading first; `undefined` where there is no such heading. */
export function dropdownsIn(
  text: string,
  headings: readonly string[],
): readonly Dropdown[] | undefined {
  const range = sectionRange(text, headings)
  if (range === undefined) return undefined
  const lines = linesOf(text)
  return lines.flatMap((line, index) => {
    const label = opening.exec(line.text)?.groups?.label
    if (label === undefined || line.start < range.start || line.start >= range.end) return []
    const body = bodyOf(lines.slice(index + 1))
    return [dropdownOf(label, { line: index + 1, start: line.start, next: line.next }, body)]
  })
}

/** The lines of a block: blank, or indented by four; blank ones at its end belong to the page. */
function bodyOf(below: readonly Line[]): readonly Line[] {
  const isInside = ({ text }: Line): boolean => /^(?: {4}|\t)/.test(text) || text.trim() === ''
  const end = below.findIndex((line) => !isInside(line))
  const body = end === -1 ? below : below.slice(0, end)
  return body.slice(0, body.findLastIndex(({ text }) => text.trim() !== '') + 1)
}

function dropdownOf(
  label: string,
  place: Pick<Dropdown, 'line' | 'start' | 'next'>,
  body: readonly Line[],
): Dropdown {
  const languages = body.map(({ text }) => fence.exec(text)?.groups?.language)
  return {
    ...place,
    label,
    includes: body.flatMap(({ text }) => parseInclude(text) ?? []),
    language: languages.find((language) => language !== undefined),
    next: body.at(-1)?.next ?? place.next,
  }
}

/** A dropdown that brings in one file as code. */
export interface NewDropdown {
  readonly label: string
  readonly language: string
  readonly include: string
}

/**
 * Inserts a dropdown before the first whose label is greater, both in lower case, else behind the last. The
 * others keep their order and every byte; one with this include or label leaves the text as it is.
 */
export function insertDropdown(
  text: string,
  headings: readonly string[],
  wanted: NewDropdown,
): Edited {
  const title = headings.join(' › ')
  const found = dropdownsIn(text, headings)
  if (found === undefined) return refused(`the page has no readable section \`${title}\``)
  const last = found.at(-1)
  if (last === undefined) return refused(`\`${title}\` holds no dropdown to go beside`)
  if (found.some((each) => isFor(each, wanted))) return edited(text)

  const behind = found.find(({ label }) => label.toLowerCase() > wanted.label.toLowerCase())
  const block = blockOf(wanted)
  const insertion =
    behind === undefined
      ? insertLines(text, last.next, `\n${block}`)
      : insertLines(text, behind.start, `${block}\n`)
  const result = splice(text, [insertion])
  const now = dropdownsIn(result, headings) ?? []
  const isRead = now.length === found.length + 1 && now.some((each) => isFor(each, wanted))
  return isRead ? edited(result) : refused(`\`${title}\` holds something that does not end`)
}

function isFor({ label, includes }: Dropdown, wanted: NewDropdown): boolean {
  return label === wanted.label || includes.some(({ path }) => path === wanted.include)
}

function blockOf({ label, language, include }: NewDropdown): string {
  return [
    `??? example "${label}"`,
    '',
    `    \`\`\`${language}`,
    `    --8<-- '${include}'`,
    '    ```',
  ].join('\n')
}
