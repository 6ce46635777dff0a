import type { Actor, Turn } from '../lifecycle/card.ts'
import type { Gate } from '../lifecycle/gate.ts'
import type { OwnPart, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isFollowed } from './adopted.ts'
import { gateAwaited } from './next-step.ts'
import type { Standing } from './standing.ts'

/** Whose turn it is, and at which gate; the words for it are those of `nextStep`. */
export function turnOf(snapshot: Snapshot, standing: Standing): Omit<Turn, 'since'> {
  const { ending, decisions, stage, written } = standing
  if (ending !== undefined) return { who: 'nobody' }
  if (decisions.hold !== undefined) return { who: 'maintainer' }
  if (stage === 'integrated' && written !== 'integrated') {
    return { who: opened(snapshot, 'status', 'preset') }
  }
  const gate = gateAwaited(standing)
  if (gate === undefined) return { who: 'nobody' }
  const who = whoFor(snapshot, gate)
  // What we do not know how to write, a person has to.
  const isOurs = standing.lead !== undefined && standing.name !== undefined
  return { who: who === 'usher' && !isOurs ? 'maintainer' : who, gate: gate.name }
}

function whoFor(snapshot: Snapshot, gate: Gate): Actor {
  const isPending = gate.evidence?.[0]?.says === 'pending'
  switch (gate.name) {
    case 'well-formed':
      return 'author'
    case 'approved':
    case 'accepted':
      return snapshot.home?.draft === true ? 'author' : 'maintainer'
    case 'registered':
      return opened(snapshot, 'registration')
    case 'validated':
      return isPending ? 'ci' : whoValidates(snapshot, gate)
    case 'published':
      return whoPublishes(snapshot, gate)
    case 'integrated':
      return opened(snapshot, 'status', 'registration', 'preset')
  }
}

/** A run that is to come is CI's, and one that failed or cannot come is a maintainer's. */
function whoValidates(snapshot: Snapshot, { is }: Gate): Actor {
  if (is === 'failed') return 'maintainer'
  const isRegistering = pullsFor(snapshot, 'registration').every(({ state }) => state !== 'closed')
  return snapshot.config.validation.dispatch && !isRegistering ? 'maintainer' : 'ci'
}

/** Without a workflow of which we know it is people who push. */
function whoPublishes({ image, config }: Snapshot, { is }: Gate): Actor {
  const isByHand = image?.is === 'absent' && config.publication.workflow === undefined
  return is === 'failed' || isByHand ? 'maintainer' : 'ci'
}

/** What we have opened, a maintainer merges; what we have not opened yet is our own to open, where it is. */
function opened(snapshot: Snapshot, ...parts: readonly OwnPart[]): Actor {
  const { home } = snapshot
  const pulls = pullsFor(snapshot, ...parts)
  const isOurs = home === undefined || isFollowed(snapshot, home)
  return pulls.some(({ state }) => state !== 'merged') || !isOurs ? 'maintainer' : 'usher'
}

function pullsFor(
  { ownPulls }: Snapshot,
  ...parts: readonly OwnPart[]
): readonly NonNullable<OwnPull['pull']>[] {
  const own = [...ownPulls.values()].filter(({ part }) => parts.includes(part))
  return own.flatMap(({ pull }) => pull ?? [])
}
