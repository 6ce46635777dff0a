import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { otherNameIn } from '../proposal/other-name.ts'
import { titlesOf } from '../proposal/titles.ts'
import type { Rule } from './rule.ts'

/** The title names the model the table asks for, or none. */
export const titleModel: Rule = {
  slug: 'title-model',
  summary: 'the title names the model of the table',
  severity: 'warning',
  why: 'People decide on what the title says, and what is set up is what the table says. A proposal copied from another is often changed in only one of the two.',
  todo: 'Correct the title, or the download site.',
  example: { bad: 'title: Support for Heron ⟦7B⟧', good: 'title: Support for Heron 3B' },
  check: (proposal) => {
    const repository = proposal.model?.repository
    if (typeof repository !== 'string') return []
    const lines = linesOf(proposal.text)
    return titlesOf(proposal).flatMap(({ text, start }) => {
      const other = otherNameIn(text, repository)
      if (other === undefined) return []
      const at = start + other.start
      return [
        {
          message: `unexpected ${quoted(other.words)} in the title, expected ${quoted(repository)} as in the table`,
          help: 'correct the title, or the download site',
          span: spanOf(lines, at, at + other.words.length),
        },
      ]
    })
  },
}
