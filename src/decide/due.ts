import type { Snapshot } from '../lifecycle/snapshot.ts'
import type { PartErrand } from './errands.ts'
import type { SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'

/**
 * Whether the part of an errand is wanted now.
 *
 * Registration comes once the proposal is accepted. The rest comes once only the work itself is left:
 * where the path has a stage *ready*, when the status says so on the default branch, and else at once.
 */
export function isDue(snapshot: Snapshot, standing: Standing, { part, site }: PartErrand): boolean {
  switch (part) {
    case 'registration':
      return isToRegister(snapshot, standing, site)
    case 'preset':
      return isToFinish(standing) || (!site.required && isBehind(standing))
    case 'e2e':
      return isToFinish(standing) || isBehind(standing)
  }
}

/** Until the status has moved on: one that a person moved ahead of the evidence still waits for it. Further sites may be late. */
function isToRegister({ ownPulls }: Snapshot, standing: Standing, site: SiteSeen): boolean {
  const { written, lead } = standing
  if (site !== lead) return written !== 'integrated' || !site.required
  const isMovedByUs = ownPulls.get('status')?.pull?.state === 'merged'
  return written === 'provisional' || (written === 'ready' && !isMovedByUs)
}

/** Whether *integrated* is next, by the stage and, where it has a word for it, by the status line. */
export function isToFinish({ path, stage, written }: Standing): boolean {
  const last = path[path.indexOf('integrated') - 1]
  if (stage !== last) return false
  return written === 'ready' || (written === 'provisional' && last !== 'ready')
}

/** What is not waited for may come after the rest is complete, as long as it takes. */
function isBehind({ path, stage, written }: Standing): boolean {
  return stage === 'integrated' && (written !== 'provisional' || !path.includes('ready'))
}
