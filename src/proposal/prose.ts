import { remembered } from '../diagnostics/remembered.ts'
import { linesBetween } from './mark.ts'
import type { Proposal, Section } from './proposal.ts'

/** A line people read as text: not in a fence, a comment, a table or a heading. */
export interface ProseLine {
  readonly text: string
  readonly start: number
  /** The heading it stands under; `undefined` above the first. */
  readonly section: Section | undefined
}

type Sectioned = Pick<Proposal, 'text' | 'frontMatter' | 'sections'>

/**
 * The lines of the body that are prose, in order. Comments are made blank, so that places stay where
 * they are. Several rules read the prose of one document; it is taken apart once.
 */
export const proseOf: (proposal: Sectioned) => readonly ProseLine[] = remembered(linesOfProse)

function linesOfProse(proposal: Sectioned): readonly ProseLine[] {
  const { frontMatter, sections } = proposal
  const text = withoutComments(proposal.text)
  const headings = new Map(sections.map((section) => [section.span.start.offset, section]))
  let section: Section | undefined
  let fenced = false
  const from = frontMatter.at(-1)?.valueSpan.end.offset ?? 0
  return linesBetween(text, lineEnd(text, from), text.length).flatMap((line) => {
    const words = line.text.trimStart()
    const lead = line.text.length - words.length
    const heading = headings.get(line.start + lead) ?? headings.get(line.start)
    section = heading ?? section
    const fence = words.startsWith('```') || words.startsWith('~~~')
    if (fence) fenced = !fenced
    const isText = !words.startsWith('|') && /[^\s-]/.test(words)
    return fence || fenced || heading !== undefined || !isText ? [] : [{ ...line, section }]
  })
}

/** A line with what is in backticks made blank. */
export function withoutCode(line: string): string {
  return line.includes('`') ? line.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length)) : line
}

function lineEnd(text: string, from: number): number {
  const at = from === 0 ? 0 : text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

/** A comment without an end hides nothing. */
function withoutComments(text: string): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const start = text.indexOf('<!--', at)
    const end = start < 0 ? -1 : text.indexOf('-->', start)
    if (end < 0) return [...parts, text.slice(at)].join('')
    parts.push(text.slice(at, start), text.slice(start, end + 3).replaceAll(/[^\r\n]/g, ' '))
    at = end + 3
  }
}
