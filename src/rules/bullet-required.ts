import { linesOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { type Bullet, bulletsOf } from '../proposal/bullets.ts'
import { sameLabel } from '../proposal/labels.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { isNotApplicable } from '../proposal/quantity.ts'
import type { TemplateEntry } from '../proposal/template.ts'
import { isPlaceholder } from '../proposal/wording.ts'
import type { Problem, Rule } from './rule.ts'

/** Every bullet the template writes with a bold label is there, bold or not, and says something of its own. */
export const bulletRequired: Rule = {
  slug: 'bullet-required',
  summary: 'every labelled bullet of the template is there and filled in',
  severity: 'error',
  why: 'The labelled bullets answer what every review begins with: what the model is, who uses it, under which licence.',
  todo: "Add the bullet with its label, and an answer of this model's own.",
  example: {
    bad: `⟦## Summary⟧

- **Model description**: A dense decoder that answers questions about birds.`,
    good: `## Summary

- **Model description**: A dense decoder that answers questions about birds.
- **Model license**: MIT`,
  },
  check: (proposal, template) => {
    const bullets = bulletsOf(proposal, linesOf(proposal.text))
    return template.bullets.flatMap((wanted) => {
      const bullet = bullets.find((one) => sameLabel(one.label, wanted.label))
      return bullet === undefined ? missing(wanted, proposal) : unfilled(wanted, bullet)
    })
  },
}

/** A bullet of a section that is missing altogether is not missed as well. */
function missing({ label, section }: TemplateEntry, { sections }: Proposal): readonly Problem[] {
  const message = `missing bullet ${quoted(label)} in ${quoted(section)}`
  const help = `add \`- **${label}**: …\` to the section`
  const heading = sections.find((one) => sameLabel(one.title, section))
  return heading === undefined ? [] : [{ message, help, span: heading.span }]
}

function unfilled(wanted: TemplateEntry, bullet: Bullet): readonly Problem[] {
  const help = 'say what holds for this model'
  if (bullet.value === '')
    return [
      { message: `unexpected empty bullet ${quoted(wanted.label)}`, help, span: bullet.labelSpan },
    ]
  if (isNotApplicable(bullet.value) || isPlaceholder(bullet.value)) {
    const message = `unexpected ${quoted(bullet.value)} in ${quoted(wanted.label)}, expected an answer`
    return [{ message, help, span: bullet.valueSpan, severity: 'warning' }]
  }
  if (bullet.value !== wanted.value) return []
  const message = `unexpected text of the template in ${quoted(wanted.label)}`
  return [{ message, help, span: bullet.valueSpan }]
}
