import { rowsAbout } from '../proposal/model.ts'
import { namedModels } from '../proposal/named-models.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { proseOf } from '../proposal/prose.ts'
import { downloadsOf } from '../proposal/repository.ts'
import { onboardingOf } from '../rules/onboarding.ts'

/** The model repositories of a proposal: `stated` in its table, and `named` in its text only. */
export interface HubNames {
  readonly stated: readonly string[]
  readonly named: readonly string[]
}

/** Reads which models a document asks for. A proposal of a feature asks for those it says it adds. */
export function hubNamesOf(proposal: Proposal): HubNames {
  if (proposal.kind !== 'model') {
    const models = onboardingOf(proposal)?.models ?? []
    return { stated: [], named: models.map(({ repository }) => repository) }
  }
  const cells = rowsAbout(proposal.rows, 'download-site').map(({ value }) => value)
  const stated = cells.flatMap(downloadsOf).map(({ repository }) => repository)
  if (stated.length > 0) return { stated: [...new Set(stated)], named: [] }
  const named = proseOf(proposal).flatMap(({ text }) => namedModels(text))
  return { stated: [], named: [...new Set(named.map(({ repository }) => repository))] }
}
