import type { Proposal } from './proposal.ts'
import { proseOf } from './prose.ts'

/** Words that say what a proposal is about, with the offset they start at. */
export interface TitleText {
  readonly text: string
  readonly start: number
}

/** The title of the front matter, the first heading, and what stands directly below it. */
export function titlesOf(proposal: Proposal): readonly TitleText[] {
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
