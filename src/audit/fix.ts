import { asked, audit, type Wish } from './audit.ts'
import type { Drift } from './drift.ts'
import { type Repair, repaired } from './repair.ts'
import type { AuditTree } from './tree.ts'

/** A tree after every certain repair, and what was repaired on the way. */
export interface Fixed {
  readonly tree: AuditTree
  readonly repaired: readonly Drift[]
  /** The edits that were made, in order. */
  readonly repairs: readonly Repair[]
}

/** One repair can make room for another: front matter that reads again shows what else drifts. */
const mostRounds = 4

/** Makes every certain repair that was asked for; what is left afterwards is for people. */
export function fixed(tree: AuditTree, wish: Wish): Fixed {
  return fixedWhere(tree, (drift) => asked(drift, wish))
}

/** Makes every certain repair among what `wanted` leaves of the drift. */
export function fixedWhere(
  tree: AuditTree,
  wanted: (drift: readonly Drift[]) => readonly Drift[],
): Fixed {
  let now = tree
  const done: Drift[] = []
  const made: Repair[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const certain = wanted(audit(now).drift).filter(({ repairs }) => repairs.length > 0)
    const repairs = certain.flatMap((drift) => drift.repairs)
    const changed = repaired(now.files, repairs)
    if (changed.size === 0) break
    done.push(...certain)
    made.push(...repairs)
    now = { ...now, files: new Map([...now.files, ...changed]) }
  }
  return { tree: now, repaired: done, repairs: made }
}
