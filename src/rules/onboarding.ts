import { sameLabel } from '../proposal/labels.ts'
import { namedModels } from '../proposal/named-models.ts'
import type { Proposal, Section } from '../proposal/proposal.ts'
import { type ProseLine, proseOf } from '../proposal/prose.ts'

/** A document that asks for models without the tables that would say what they need. */
export interface Onboarding {
  readonly heading: Section
  /** Each repository once, where it is first named; in offsets of the document. */
  readonly models: readonly {
    readonly repository: string
    readonly start: number
    readonly end: number
  }[]
}

const asks = /\b(?:add|onboard|support|integrate|register|introduce)(?:s|d|ed|ing)?\b/i
const ofModels = /\bmodels?\b|\bonboard/i

/**
 * What a feature proposal asks for that a model proposal should: its first section or its summary names
 * repositories and says to add models. `undefined` for a proposal of a feature.
 */
export function onboardingOf(proposal: Proposal): Onboarding | undefined {
  const heading = proposal.sections[0]
  if (heading === undefined) return undefined
  const parts = Map.groupBy(proseOf(proposal), ({ section }) => section)
  const opening = [...parts].find(
    ([section, lines]) =>
      section !== undefined &&
      (section === heading || sameLabel(section.title, 'summary')) &&
      isOnboarding(lines, heading),
  )
  if (opening === undefined) return undefined
  const named = opening[1].flatMap(({ text, start }) =>
    namedModels(text).map((model) => ({
      repository: model.repository,
      start: start + model.start,
      end: start + model.end,
    })),
  )
  const first = new Map(named.toReversed().map((one) => [one.repository.toLowerCase(), one]))
  return { heading, models: [...first.values()].toReversed() }
}

function isOnboarding(lines: readonly ProseLine[], heading: Section): boolean {
  const words = [heading.title, ...lines.map(({ text }) => text)].join('\n')
  return (
    asks.test(words) &&
    ofModels.test(words) &&
    lines.some(({ text }) => namedModels(text).length > 0)
  )
}
