import type { Actor, Turn } from '../lifecycle/card.ts'
import type { Gate } from '../lifecycle/gate.ts'
import type { OwnPart, Snapshot } from '../lifecycle/snapshot.ts'
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
  return { who: whoFor(snapshot, gate), gate: gate.name }
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
      return gate.is === 'failed' ? 'maintainer' : 'ci'
    case 'integrated':
      return opened(snapshot, 'status', 'registration', 'preset')
  }
}

/** A run that is to come is CI's, and one that failed or cannot come is a maintainer's. */
function whoValidates({ ownPulls, config }: Snapshot, { is }: Gate): Actor {
  if (is === 'failed') return 'maintainer'
  const isRegistering = ownPulls.get('registration')?.pull?.state !== 'closed'
  return config.validation.dispatch && !isRegistering ? 'maintainer' : 'ci'
}

/** What we have opened, a maintainer merges; what we have not opened yet is our own to open, where it is. */
function opened(snapshot: Snapshot, ...parts: readonly OwnPart[]): Actor {
  const { home, ownPulls } = snapshot
  const pulls = parts.flatMap((part) => ownPulls.get(part)?.pull ?? [])
  const isOurs = home === undefined || isFollowed(snapshot, home)
  return pulls.some(({ state }) => state !== 'merged') || !isOurs ? 'maintainer' : 'usher'
}
