import type { Finding } from '../diagnostics/finding.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Claim, Compare } from './claim.ts'
import { licenceClaim } from './claim-licence.ts'
import { memoryClaim } from './claim-memory.ts'
import { gateClaim, modelClaim } from './claim-model.ts'
import { noSuchCommit, revisionClaim } from './claim-revision.ts'
import { storageClaim } from './claim-storage.ts'
import { titleClaim } from './claim-title.ts'
import { architectureClaim, typeClaim } from './claim-type.ts'
import type { ModelFacts } from './model-facts.ts'

/** In the order in which a proposal says them. */
const comparisons: readonly Compare[] = [
  titleClaim,
  modelClaim,
  revisionClaim,
  gateClaim,
  licenceClaim,
  typeClaim,
  architectureClaim,
  storageClaim,
  memoryClaim,
]

/** What a model proposal says beside what is known about its model. */
export function claimsOf(proposal: Proposal, facts: ModelFacts): readonly Claim[] {
  return proposal.kind === 'model' ? comparisons.map((compare) => compare(proposal, facts)) : []
}

/**
 * Every disagreement between a proposal and the facts about its model, by place. Without facts nothing is
 * judged, and what the facts do not know is not either.
 */
export function claimsFindings(
  proposal: Proposal,
  facts: ModelFacts | undefined,
): readonly Finding[] {
  if (facts === undefined) return []
  return claimsOf(proposal, facts)
    .flatMap(({ findings }) => findings)
    .toSorted((one, other) => one.span.start.offset - other.span.start.offset)
}

/** The same where the commit asked for is not there: that is said, and all else compared with the newest. */
export function newestFindings(proposal: Proposal, newest: ModelFacts): readonly Finding[] {
  if (proposal.kind !== 'model') return []
  const others = claimsFindings(proposal, newest).filter(({ rule }) => rule !== 'claim-revision')
  return [noSuchCommit(proposal, newest), ...others]
}

/** Adds findings about claims to those of a linter, which may have said the one about the title already. */
export function withClaims(
  findings: readonly Finding[],
  claims: readonly Finding[],
): readonly Finding[] {
  const titles = new Set(
    findings.filter(({ rule }) => rule === 'title-model').map(({ span }) => span.start.offset),
  )
  const added = claims.filter(
    ({ rule, span }) => rule !== 'claim-title' || !titles.has(span.start.offset),
  )
  return [...findings, ...added].toSorted((a, b) => a.span.start.offset - b.span.start.offset)
}
