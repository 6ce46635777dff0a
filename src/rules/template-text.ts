import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { linesBetween } from '../proposal/mark.ts'
import { removalsIn } from '../proposal/removals.ts'
import { templateSectionsTitled } from '../proposal/template-sections.ts'
import type { Rule } from './rule.ts'

/** No line of the template's guidance is left in the section it guides. */
export const templateText: Rule = {
  slug: 'template-text',
  summary: "the template's guidance is replaced by the proposal's own text",
  severity: 'error',
  why: 'Guidance left in place means that the question it puts has not been answered.',
  todo: 'Replace the guidance by what holds for this proposal.',
  example: {
    bad: '⟦Say in a few sentences who needs the model, and for what.⟧',
    good: 'Three teams ask for answers about birds on one small GPU.',
  },
  check: ({ text, sections }, template) => {
    const lines = linesOf(text)
    const blocks = removalsIn(text)
    return sections.flatMap((section, index) => {
      const [wanted] = templateSectionsTitled(template.sections, section.title)
      const guidance = new Set(wanted?.guidance)
      if (guidance.size === 0) return []
      const end = sections[index + 1]?.span.start.offset ?? text.length
      return linesBetween(text, section.span.end.offset, end)
        .filter((line) => guidance.has(line.text.trim()))
        .filter(({ start }) => !blocks.some((block) => block.start <= start && start < block.end))
        .slice(0, 1)
        .map((line) => ({
          message: `unexpected text of the template in ${quoted(section.title)}`,
          help: 'replace it by what holds for this proposal',
          span: spanOf(lines, line.start, line.start + line.text.length),
        }))
    })
  },
}
