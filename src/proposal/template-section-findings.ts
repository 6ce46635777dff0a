import type { Finding } from '../diagnostics/finding.ts'
import { spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { sectionsTitled } from './by-label.ts'
import { sameLabel } from './labels.ts'
import type { Proposal, Section } from './proposal.ts'
import type { Template } from './template.ts'
import { sectionLike, type TemplateSection } from './template-sections.ts'

interface Found {
  readonly wanted: TemplateSection
  readonly section: Section | undefined
}

/** The sections a document lacks, and those at another level or place than the template has them. */
export function sectionFindings(proposal: Proposal, template: Template): readonly Finding[] {
  const found = template.sections.map((wanted) => ({
    wanted,
    section: sectionLike(wanted, proposal, template.sections),
  }))
  return [
    ...found.flatMap((one, index) => missing(one, found.slice(index + 1), proposal)),
    ...found.flatMap((one) => atOtherLevel(one, proposal)),
    ...disorder(found),
    ...titleLeft(found),
  ]
}

function missing(
  { wanted, section }: Found,
  following: readonly Found[],
  { sections }: Proposal,
): readonly Finding[] {
  if (wanted.optional || section !== undefined) return []
  const next = following.find((one) => one.section !== undefined)?.section ?? sections.at(-1)
  const hashes = '#'.repeat(wanted.level)
  return [
    {
      rule: 'section-required',
      severity: 'error',
      message: wanted.free
        ? `missing title \`${hashes} …\``
        : `missing section \`${hashes} ${wanted.title}\``,
      help: 'add the heading, and below it what the template asks for',
      span: next?.span ?? spanOf([0], 0, 0),
    },
  ]
}

function atOtherLevel({ wanted, section }: Found, { sections }: Proposal): readonly Finding[] {
  if (section === undefined || section.level === wanted.level) return []
  const same = sectionsTitled(sections, wanted.title)
  if (same.some((one) => one.level === wanted.level)) return []
  const expected = `${'#'.repeat(wanted.level)} ${section.title}`
  const [start, end] = [section.span.start.offset, section.span.end.offset]
  return [
    {
      rule: 'section-level',
      severity: 'error',
      message: `unexpected level ${section.level} of ${quoted(section.title)}, expected level ${wanted.level}`,
      help: `write \`${expected}\``,
      span: section.span,
      fix: [{ start, end, text: expected }],
    },
  ]
}

/** The first section that stands above one the template has before it. */
function disorder(found: readonly Found[]): readonly Finding[] {
  const present = found.flatMap(({ section }) => section ?? [])
  const late = present.findIndex((section, at) => {
    const before = present[at - 1]
    return before !== undefined && before.span.start.offset > section.span.start.offset
  })
  const [before, section] = [present[late - 1], present[late]]
  if (before === undefined || section === undefined) return []
  return [
    {
      rule: 'section-order',
      severity: 'warning',
      message: `unexpected ${quoted(section.title)} above ${quoted(before.title)}, expected the template's order`,
      help: `move it below ${quoted(before.title)}`,
      span: section.span,
    },
  ]
}

function titleLeft(found: readonly Found[]): readonly Finding[] {
  return found
    .filter(({ wanted, section }) => wanted.free && sameLabel(section?.title ?? '', wanted.title))
    .map(({ section }) => ({
      rule: 'placeholder-left',
      severity: 'error',
      message: `unexpected placeholder ${quoted(section?.title ?? '')} as a heading, expected a title`,
      help: "write the document's own title",
      span: section?.span ?? spanOf([0], 0, 0),
    }))
}
