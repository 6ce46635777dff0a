import type { Action, Outcome } from '../decide/plan.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import type { Key, ProposalKey } from './key.ts'

/** The outside as the loop sees it: look whole, change one thing. Throws `OutsideError` and nothing else. */
export interface World {
  /** Everything about one proposal, read now; `undefined` where no such proposal exists any more. */
  observe(key: ProposalKey): Promise<Snapshot | undefined>
  /** The keys a hint stands for: the proposals of a pull request, or all that changed in a repository. */
  resolve(key: Key): Promise<readonly Key[]>
  /** Makes one change. `snapshot` says where. */
  act(action: Action, snapshot: Snapshot): Promise<Outcome>
}
