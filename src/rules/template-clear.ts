import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { labelOf } from '../proposal/labels.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { removalsIn } from '../proposal/removals.ts'
import type { Template } from '../proposal/template.ts'
import { clearTemplate } from './clear-template.ts'
import type { Problem, Rule } from './rule.ts'

/** A template says what it asks for once, and in a form that can be compiled. */
export const templateClear: Rule = {
  slug: 'template-clear',
  summary: 'a template asks for each thing once, and for something at all',
  severity: 'warning',
  judges: 'template',
  why: 'Every proposal is held to the template. What it asks for twice can be found only once, a block without an end hides what stands below it from nobody, and a status it offers twice is no choice.',
  todo: 'Write each heading, row and status once, and close each block that is to be removed.',
  example: {
    bad: '## Motivation\n\n## Summary\n\n⟦## Motivation⟧\n',
    good: '## Motivation\n\n## Summary\n',
    within: clearTemplate,
  },
  check: (template, compiled) => [
    ...sectionsTwice(template, compiled),
    ...rowsTwice(template),
    ...wordsTwice(template, compiled),
    ...openBlocks(template),
    ...nothingAsked(template, compiled),
  ],
}

/** Headings inside a block that is to be removed are no sections. */
function sectionsTwice(
  { text, sections }: Proposal,
  { sections: asked }: Template,
): readonly Problem[] {
  const blocks = removalsIn(text)
  const titles = new Set(asked.map(({ title }) => labelOf(title)))
  const own = sections.filter(
    ({ title, span }) =>
      titles.has(labelOf(title)) &&
      !blocks.some(({ start, end }) => start <= span.start.offset && span.start.offset < end),
  )
  return repeated(own, ({ title }) => labelOf(title)).map(({ title, span }) => ({
    message: `unexpected second section ${quoted(title)}, expected each once`,
    help: 'give the two other titles, or remove one',
    span,
  }))
}

function rowsTwice({ rows }: Proposal): readonly Problem[] {
  const lines = new Map(rows.map((row) => [row.labelSpan.start.offset, row]))
  const labelled = [...lines.values()].filter(({ label }) => /\p{L}{2}/u.test(label))
  return repeated(labelled, ({ section, label }) => `${section}\n${labelOf(label)}`).map(
    ({ section, label, labelSpan }) => ({
      message: `unexpected second row ${quoted(label)} in ${quoted(section)}, expected each once`,
      help: 'give the two other labels, or remove one',
      span: labelSpan,
    }),
  )
}

function wordsTwice({ frontMatter }: Proposal, { keys }: Template): readonly Problem[] {
  return keys.flatMap(({ key, type }) => {
    const words = type.kind === 'choice' ? type.words : []
    const [twice] = repeated(words, (word) => word.toLowerCase())
    const field = frontMatter.find((one) => one.key === key)
    if (twice === undefined || field === undefined) return []
    const message = `unexpected second ${quoted(twice)} among the values of \`${key}\``
    return [{ message, help: 'write each value once', span: field.valueSpan }]
  })
}

/** A block that is not closed is only its first line: what is below it stays in the template. */
function openBlocks({ text }: Proposal): readonly Problem[] {
  const lines = linesOf(text)
  return removalsIn(text)
    .filter(({ start, end }) => !/<!--[ \t]*END\b/.test(text.slice(start, end)))
    .map(({ name, start, end }) => ({
      message: `unexpected block ${quoted(name)} without an end`,
      help: `write \`<!-- END ${name} -->\` below its last line`,
      span: spanOf(lines, start, end),
    }))
}

function nothingAsked({ text }: Proposal, template: Template): readonly Problem[] {
  const asked = [
    template.keys,
    template.header,
    template.sections,
    template.rows,
    template.checklist,
  ]
  if (asked.some((one) => one.length > 0)) return []
  const firstLine = /^[^\r\n]*/.exec(text.slice(0, 400))?.[0].length ?? 0
  return [
    {
      message: 'unexpected template that asks for nothing',
      help: 'write the front matter and the headings that proposals are to have',
      span: spanOf([0], 0, firstLine),
    },
  ]
}

/** Everything that has been there before, by what it is compared by. */
function repeated<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): readonly Value[] {
  const groups = Map.groupBy(values, keyOf)
  return [...groups.values()].flatMap((same) => same.slice(1, 2))
}
