import { spanOf } from '../diagnostics/lines.ts'
import { sectionsTitled } from '../proposal/by-label.ts'
import { labelOf, lenient, sameLabel } from '../proposal/labels.ts'
import type { Proposal, Section } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import type { TemplateSection } from '../proposal/template-sections.ts'
import type { Rule } from './rule.ts'

/** Every section of the template that is not optional is there. */
export const sectionRequired: Rule = {
  slug: 'section-required',
  summary: 'every section of the template is there',
  severity: 'error',
  why: 'Reviewers look for every answer in its place, and tools read some sections by their heading.',
  todo: 'Add the heading, and below it what the template asks for.',
  example: {
    bad: '⟦## Summary⟧',
    good: `## Motivation

Three teams ask for answers about birds on one small GPU.

## Summary`,
  },
  check: (proposal, template) =>
    template.sections
      .filter((wanted) => !wanted.optional && sectionFor(wanted, proposal, template) === undefined)
      .map((wanted) => ({
        message: `missing section \`${'#'.repeat(wanted.level)} ${wanted.title}\``,
        help: 'add the heading, and below it what the template asks for',
        span: placeFor(wanted, proposal, template).span,
        ...(lenient.has(labelOf(wanted.title)) ? { severity: 'warning' as const } : {}),
      })),
}

/** The section that stands for the template's; its first heading may bear the proposal's own title. */
function sectionFor(
  wanted: TemplateSection,
  { sections }: Proposal,
  template: Template,
): Section | undefined {
  const [named] = sectionsTitled(sections, wanted.title)
  if (named !== undefined || wanted !== template.sections[0]) return named
  const first = sections[0]
  const isOther = template.sections.some((one) => sameLabel(one.title, first?.title ?? ''))
  return first?.level === wanted.level && !isOther ? first : undefined
}

/** Where it is missed: at the section that follows it in the template, else at the last one. */
function placeFor(
  wanted: TemplateSection,
  { sections }: Proposal,
  template: Template,
): Pick<Section, 'span'> {
  const following = template.sections.slice(template.sections.indexOf(wanted) + 1)
  const next = following
    .map((one) => sectionsTitled(sections, one.title)[0])
    .find((section) => section !== undefined)
  return next ?? sections.at(-1) ?? { span: spanOf([0], 0, 0) }
}
