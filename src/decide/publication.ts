import type { Snapshot } from '../lifecycle/snapshot.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

const patienceMinutes = 5

/** Image tags send no webhook: plans another look while the tag is all that is missing. */
export function planPublication({ now, image }: Snapshot, { gates, stage }: Standing): Plan {
  const waiting = stage === 'validated' && image !== undefined
  if (!waiting || gates.get('published')?.is === 'not-required') return []
  return [{ kind: 'look-again', at: new Date(now.getTime() + patienceMinutes * 60_000) }]
}
