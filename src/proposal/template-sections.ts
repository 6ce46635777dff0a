import { type ByLabel, byLabel, sectionsTitled } from './by-label.ts'
import { bareTitle, isMarkedOptional, sameLabel } from './labels.ts'
import { type Line, linesBetween } from './mark.ts'
import type { Proposal, Section } from './proposal.ts'
import type { TemplateKey } from './template-keys.ts'
import { commentsIn } from './template-lines.ts'
import { isOpen } from './template-placeholders.ts'
import { typeOfValue } from './template-type.ts'

export interface TemplateSection {
  readonly title: string
  readonly level: number
  readonly optional: boolean
  /** Whether the title is the author's own: `# {short title}`, `# RFC-NNNN: Your title`. */
  readonly free: boolean
  /** Lines that only guide the author; none where the section holds rows, bullets or a checklist. */
  readonly guidance: readonly string[]
  /** The choice the section's text is to be made from, where the template has nothing else there. */
  readonly value?: Pick<TemplateKey, 'key' | 'type' | 'example'>
}

/** The sections of a template with a title, compared as `sameLabel` does. */
export const templateSectionsTitled: ByLabel<TemplateSection> = byLabel((one) => one.title)

/** What a template asks for otherwise: sections with rows or bullets, and the lines of its header. */
export interface Structure {
  readonly sections: ReadonlySet<string>
  readonly lines: ReadonlySet<number>
}

/** The sections a template asks for. What stands below an optional section is optional as well. */
export function templateSections(
  read: Proposal,
  original: string,
  structured: Structure,
): readonly TemplateSection[] {
  const optionalFrom: (number | undefined)[] = []
  return read.sections.map((section, index) => {
    const { title, level } = section
    const above = optionalFrom.findLast((one) => one !== undefined && one < level)
    const isFree = isOpen(title)
    const optional =
      above !== undefined ||
      isMarkedOptional(title) ||
      (isFree && index > 0) ||
      says(original, read, index)
    if (optional) optionalFrom.push(level)
    else optionalFrom.length = 0
    const compiled = { title: bareTitle(title), level, optional, free: isFree }
    const value = choiceIn(read, index)
    if (value !== undefined) return { ...compiled, guidance: [], value }
    const guidance = structured.sections.has(title) ? [] : guidanceOf(read, index, structured.lines)
    return { ...compiled, guidance }
  })
}

/** Whether a comment straight above the heading, or straight below it, calls the section optional. */
function says(original: string, { sections }: Proposal, index: number): boolean {
  const section = sections[index]
  if (section === undefined) return false
  const { start, end } = section.span
  const above = original.slice(0, start.offset).trimEnd()
  const below = original.slice(end.offset)
  const from = above.endsWith('-->') ? above.lastIndexOf('<!--') : above.length
  const isOfHeadingAbove =
    sections[index - 1]?.span.end.offset === above.slice(0, from).trimEnd().length
  const comments = [
    isOfHeadingAbove ? '' : above.slice(from),
    commentsIn(/^\s*<!--/.test(below) ? below : '')[0]?.text ?? '',
  ]
  return comments.some((comment) => /\b(?:is|are|an?) optional\b|^<!--\s*optional\b/i.test(comment))
}

function guidanceOf(
  { sections, text }: Proposal,
  index: number,
  structured: ReadonlySet<number>,
): readonly string[] {
  const from = sections[index]?.span.end.offset ?? 0
  const to = sections[index + 1]?.span.start.offset ?? text.length
  return paragraphsBetween(text, from, to)
    .filter((paragraph) => !isKept(paragraph.map((line) => line.text).join('\n')))
    .flat()
    .filter((line) => !structured.has(line.start))
    .map((line) => line.text.trim())
    .filter((line) => /\p{L}{2}.{12}/u.test(line) && !/^\|/.test(line))
    .filter((line) => !isTask(line) && !isLink(line))
}

/** A section with one line that is a choice. */
function choiceIn({ sections, text }: Proposal, index: number): TemplateSection['value'] {
  const from = sections[index]?.span.end.offset ?? 0
  const to = sections[index + 1]?.span.start.offset ?? text.length
  const [first = '', ...others] = linesBetween(text, from, to)
    .map((line) => line.text.trim())
    .filter((line) => line !== '')
  if (others.length > 0 || /^[|\-*+]/.test(first)) return undefined
  const type = typeOfValue(first)
  const isChoice = type.kind === 'choice' || type.kind === 'suggestion'
  return isChoice ? { key: sections[index]?.title ?? '', type, example: first } : undefined
}

function paragraphsBetween(text: string, from: number, to: number): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [[]]
  for (const line of linesBetween(text, from, to)) {
    if (line.text.trim() === '') paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs
}

/** Legal and normative sentences stay as the template has them. */
function isKept(paragraph: string): boolean {
  return /\b(?:copyright|all rights|licen[cs]ed under|to be interpreted as described)\b/i.test(
    paragraph,
  )
}

function isTask(line: string): boolean {
  return /^[-*+][ \t]+\[[ xX]\]/.test(line)
}

/** A line of a table of contents, or a link's definition. */
function isLink(line: string): boolean {
  return /^(?:[-*+] +|\d+[.)] +)?\[[^\]]+\](?:\([^)]*\)|:\s*\S+)$/.test(line)
}

/** The section of a document that stands for the template's; its first heading may bear the document's own title. */
export function sectionLike(
  wanted: TemplateSection,
  { sections }: Pick<Proposal, 'sections'>,
  all: readonly TemplateSection[],
): Section | undefined {
  const [named] = sectionsTitled(sections, wanted.title)
  if (named !== undefined || wanted !== all[0]) return named
  const [first] = sections
  const isOther = all.some((one) => sameLabel(first?.title ?? '', one.title))
  return first?.level === wanted.level && !isOther ? first : undefined
}
