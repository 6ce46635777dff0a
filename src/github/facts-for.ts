import { isFollowed } from '../decide/adopted.ts'
import type { Files } from '../edit/files.ts'
import { isModelId, isRevision } from '../facts/model-id.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Target } from '../targets/target.ts'
import type { Found } from './corrected.ts'
import type { Outside } from './outside.ts'
import type { Place } from './place.ts'

/**
 * What the hub says of the proposal's model: while its claims are checked on an open home, and then as
 * long as something is still to be written for it. Nobody is asked about what is over.
 */
export async function factsFor(
  { facts }: Outside,
  found: Found & { readonly place: Place },
): Promise<FactsSeen | undefined> {
  const file = found.accepted ?? found.seen.asked
  if (file === undefined) return undefined
  const proposal = parseProposal(file.path, file.text)
  const id = proposal.model?.repository
  if (typeof id !== 'string' || !isModelId(id) || !isAwaited(found, proposal)) return undefined
  const revision = proposal.model?.revision ?? ''
  return await facts({ id, revision: isRevision(revision) ? revision : undefined })
}

function isAwaited(
  { accepted, seen, ground, place }: Found & { readonly place: Place },
  proposal: Proposal,
): boolean {
  const { home } = seen
  if (proposal.kind !== 'model' || home === undefined || !ground.config.enabled) return false
  if (accepted === undefined) return home.state === 'open'
  if (!isFollowed({ repository: place }, home)) return false
  return ground.targets.some(({ target }) => isUnfinished(target, ground.files, proposal))
}

function isUnfinished(target: Target, files: Files, proposal: Proposal): boolean {
  const name = target.nameOf(proposal)
  if (name === undefined) return false
  const { complete, tested } = target.inspect(name, files)
  return !complete || (target.parts.includes('e2e') && tested !== true)
}
