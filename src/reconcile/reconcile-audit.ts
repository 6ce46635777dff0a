import type { AuditSnapshot } from '../audit/audit-snapshot.ts'
import { decideAudit } from '../audit/decide-audit.ts'
import { foldAudit } from '../audit/fold-audit.ts'
import type { Action, Plan } from '../decide/plan.ts'
import type { AuditKey } from './key.ts'
import type { World } from './world.ts'

/** More rounds than this mean that deciding does not come to rest, which is a bug. */
const mostRounds = 50

/** What became of an audit: what was changed, and the repository as it was left; `undefined` where there is none. */
export interface Audited {
  readonly changes: Plan
  readonly left: AuditSnapshot | undefined
}

/**
 * Brings the audit issue and the repair pull request of a repository in line with what its audit
 * finds. As with proposals, a second run straight after the first changes nothing.
 */
export async function reconcileAudit(world: World, key: AuditKey): Promise<Audited> {
  let snapshot = await world.observeAudit(key)
  const changes: Action[] = []
  for (let round = 0; snapshot !== undefined && round < mostRounds; round++) {
    const plan = decideAudit(snapshot)
    if (plan.length === 0) return { changes, left: snapshot }
    snapshot = await actOut(world, plan, snapshot)
    changes.push(...plan)
  }
  if (snapshot === undefined) return { changes, left: undefined }
  throw new Error(`Deciding about the audit of ${key.repository} does not come to rest`)
}

async function actOut(world: World, plan: Plan, snapshot: AuditSnapshot): Promise<AuditSnapshot> {
  let after = snapshot
  for (const action of plan) {
    after = foldAudit(after, action, await world.act(action, after))
  }
  return after
}
