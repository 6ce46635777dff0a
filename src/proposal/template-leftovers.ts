import type { Edit, Finding } from '../diagnostics/finding.ts'
import { type Lines, linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Line } from './mark.ts'
import type { Proposal } from './proposal.ts'
import { removalsIn, withoutRemovals } from './removals.ts'
import type { Template } from './template.ts'
import { commentsIn, linesOutsideCode, withoutComments } from './template-lines.ts'
import { placeholdersIn } from './template-placeholders.ts'
import { templateSectionsTitled } from './template-sections.ts'

/** What a document still has of its template: blocks, comments, guidance and placeholders. */
export function leftovers(proposal: Proposal, template: Template): readonly Finding[] {
  const { text } = proposal
  const lines = linesOf(text)
  const prose = { ...proposal, text: withoutComments(withoutRemovals(text)) }
  const guidance = guidanceLeft(prose, template, lines)
  const guided = new Set(guidance.map((finding) => finding.span.start.line))
  return [
    ...blocksLeft(text, template, lines),
    ...commentsLeft(withoutRemovals(text), template, lines),
    ...guidance,
    ...placeholdersLeft(prose, template, lines).filter(
      (finding) => !guided.has(finding.span.start.line),
    ),
  ]
}

function blocksLeft(text: string, { removals }: Template, lines: Lines): readonly Finding[] {
  return removalsIn(text)
    .filter(({ name }) => removals.includes(name))
    .map(({ name, start, end }) => ({
      rule: 'block-left',
      severity: 'error',
      message: `unexpected block ${quoted(name)} of the template`,
      help: 'remove the block, its `BEGIN` and `END` comments included',
      span: spanOf(lines, start, end),
    }))
}

function commentsLeft(text: string, { comments }: Template, lines: Lines): readonly Finding[] {
  const known = new Set(comments.map(squeezed))
  return commentsIn(text)
    .filter((comment) => known.has(squeezed(comment.text)))
    .map(({ start, text: comment }) => ({
      rule: 'comment-left',
      severity: 'error',
      message: 'unexpected comment of the template, which asks to remove it',
      help: 'remove the comment',
      span: spanOf(lines, start, start + comment.length),
      ...(comment.endsWith('-->') ? { fix: [withoutComment(text, start, comment)] } : {}),
    }))
}

/** Takes a comment out with the line breaks behind it, so that one blank line stays between its neighbours. */
function withoutComment(text: string, start: number, comment: string): Edit {
  const end = start + comment.length
  const isLine = start === 0 || text[start - 1] === '\n'
  const behind = isLine ? /^[ \t]*(?:\r?\n){0,2}/.exec(text.slice(end, end + 100))?.[0].length : 0
  return { start, end: end + (behind ?? 0), text: '' }
}

function guidanceLeft(
  { text, sections }: Proposal,
  template: Template,
  lines: Lines,
): readonly Finding[] {
  return sections.flatMap((section, index) => {
    const [wanted] = templateSectionsTitled(template.sections, section.title)
    const guidance = new Set(wanted?.guidance)
    if (guidance.size === 0) return []
    const end = sections[index + 1]?.span.start.offset ?? text.length
    const first = linesOutsideCode(text, section.span.end.offset, end).find((line) =>
      guidance.has(line.text.trim()),
    )
    return first === undefined ? [] : [guidanceFinding(first, section.title, lines)]
  })
}

function guidanceFinding(line: Line, title: string, lines: Lines): Finding {
  return {
    rule: 'template-text',
    severity: 'error',
    message: `unexpected text of the template in ${quoted(title)}`,
    help: 'replace it by what holds for this proposal',
    span: spanOf(lines, line.start, line.start + line.text.length),
  }
}

function placeholdersLeft(
  { text, sections }: Proposal,
  { placeholders }: Template,
  lines: Lines,
): readonly Finding[] {
  const known = new Set(placeholders.filter((one) => text.includes(one)))
  if (known.size === 0) return []
  const headings = new Set(sections.map((section) => section.span.start.line))
  const start = sections[0]?.span.start.offset ?? 0
  return linesOutsideCode(text, start, text.length).flatMap((line) => {
    const left = placeholdersIn(line.text).find((one) => known.has(one.text))
    const span = spanOf(
      lines,
      line.start + (left?.at ?? 0),
      line.start + (left?.at ?? 0) + (left?.text.length ?? 0),
    )
    if (left === undefined || headings.has(span.start.line)) return []
    return [
      {
        rule: 'placeholder-left',
        severity: 'error' as const,
        message: `unexpected placeholder ${quoted(left.text)} of the template`,
        help: "write the document's own words in its place",
        span,
      },
    ]
  })
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
