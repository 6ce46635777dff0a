import { isFollowed } from '../decide/adopted.ts'
import { isModelId, isRevision } from '../facts/model-id.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
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
  if (file === undefined || !isAwaited(found)) return undefined
  const { kind, model } = parseProposal(file.path, file.text)
  const id = model?.repository
  if (kind !== 'model' || typeof id !== 'string' || !isModelId(id)) return undefined
  const revision = model?.revision ?? ''
  return await facts({ id, revision: isRevision(revision) ? revision : undefined })
}

function isAwaited({
  accepted,
  hint,
  seen,
  ground,
  place,
}: Found & { readonly place: Place }): boolean {
  const { home } = seen
  if (home === undefined || !ground.config.enabled) return false
  if (accepted === undefined) return home.state === 'open'
  const { name } = hint
  if (name === undefined || !isFollowed({ repository: place }, home)) return false
  const inspections = ground.targets.map(({ target }) => target.inspect(name, ground.files))
  return inspections.some(({ complete, tested }) => !complete || tested !== true)
}
