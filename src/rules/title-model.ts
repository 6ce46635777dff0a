import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { otherNameIn } from '../proposal/other-name.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { proseOf } from '../proposal/prose.ts'
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

/** The title of the front matter, the first heading, and what stands directly below it. */
function titlesOf(
  proposal: Proposal,
): readonly { readonly text: string; readonly start: number }[] {
  const field = proposal.frontMatter.find(({ key }) => key === 'title')
  const first = proposal.sections[0]?.level === 1 ? proposal.sections[0] : undefined
  const spans = [field?.valueSpan, first?.span].filter((span) => span !== undefined)
  return [
    ...spans.map(({ start, end }) => ({
      text: proposal.text.slice(start.offset, end.offset),
      start: start.offset,
    })),
    ...proseOf(proposal).filter(({ section }) => section !== undefined && section === first),
  ]
}
