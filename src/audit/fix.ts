import { asked, audit, type Wish } from './audit.ts'
import type { Drift } from './drift.ts'
import { repaired } from './repair.ts'
import type { AuditTree } from './tree.ts'

/** A tree after every certain repair, and what was repaired on the way. */
export interface Fixed {
  readonly tree: AuditTree
  readonly repaired: readonly Drift[]
}

/** One repair can make room for another: front matter that reads again shows what else drifts. */
const mostRounds = 4

/** Makes every certain repair that was asked for; what is left afterwards is for people. */
export function fixed(tree: AuditTree, wish: Wish): Fixed {
  let now = tree
  const done: Drift[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const certain = asked(audit(now).drift, wish).filter(({ repairs }) => repairs.length > 0)
    const changed = repaired(
      now.files,
      certain.flatMap(({ repairs }) => repairs),
    )
    if (changed.size === 0) break
    done.push(...certain)
    now = { ...now, files: new Map([...now.files, ...changed]) }
  }
  return { tree: now, repaired: done }
}
