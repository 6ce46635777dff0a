import { decide } from '../decide/decide.ts'
import { fold } from '../decide/fold.ts'
import type { Action, Plan } from '../decide/plan.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import type { ProposalKey } from './key.ts'
import type { World } from './world.ts'

/** What a round came to: everything that was changed, and when to look again. */
export interface Reconciled {
  readonly changes: Plan
  readonly again: Date | undefined
  /** The proposal as it was left behind; `undefined` where there is none. */
  readonly left: Snapshot | undefined
}

/** More rounds than this mean that deciding does not come to rest, which is a bug. */
const mostRounds = 50

/**
 * Brings everything shown of one proposal in line with where it stands.
 *
 * Safe to run at any time and any number of times: it looks at the world once, as it is now, and
 * makes only the changes that are missing. What takes several steps is several rounds, each deciding
 * on what the one before left behind. A second run straight after the first changes nothing.
 */
export async function reconcile(world: World, key: ProposalKey): Promise<Reconciled> {
  let snapshot = await world.observe(key)
  const changes: Action[] = []
  for (let round = 0; snapshot !== undefined && round < mostRounds; round++) {
    const plan = decide(snapshot)
    const due = plan.filter((action) => action.kind !== 'look-again')
    if (due.length === 0) return { changes, again: earliest(plan), left: snapshot }
    snapshot = await actOut(world, due, snapshot)
    changes.push(...due)
  }
  if (snapshot === undefined) return { changes, again: undefined, left: undefined }
  throw new Error(`Deciding about ${key.file} does not come to rest`)
}

/** Makes the changes one after the other and folds each answer into the snapshot. */
async function actOut(world: World, plan: Plan, snapshot: Snapshot): Promise<Snapshot> {
  let after = snapshot
  for (const action of plan) {
    after = fold(after, action, await world.act(action, after))
  }
  return after
}

function earliest(plan: Plan): Date | undefined {
  const times = plan.flatMap((action) => (action.kind === 'look-again' ? [action.at] : []))
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0]
}
