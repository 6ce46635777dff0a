import { quoted } from '../diagnostics/quoted.ts'
import { sectionsTitled } from '../proposal/by-label.ts'
import type { Rule } from './rule.ts'

/** A section of the template has the level it has there. */
export const sectionLevel: Rule = {
  slug: 'section-level',
  summary: "sections are at the template's level",
  severity: 'error',
  why: 'The level says which sections belong together. Tools read the outline of a document by it.',
  todo: 'Give the heading as many `#` as it has in the template.',
  example: { bad: '⟦### Motivation⟧', good: '## Motivation' },
  check: ({ sections }, template) =>
    template.sections.flatMap((wanted) => {
      const found = sectionsTitled(sections, wanted.title)
      const wrong = found.some((section) => section.level === wanted.level) ? undefined : found[0]
      if (wrong === undefined) return []
      const expected = `${'#'.repeat(wanted.level)} ${wrong.title}`
      const start = wrong.span.start.offset
      return [
        {
          message: `unexpected level ${wrong.level} of ${quoted(wrong.title)}, expected level ${wanted.level}`,
          help: `write \`${expected}\``,
          span: wrong.span,
          fix: [{ start, end: wrong.span.end.offset, text: expected }],
        },
      ]
    }),
}
