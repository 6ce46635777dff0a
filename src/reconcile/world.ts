import type { Action, Outcome } from '../decide/plan.ts'
import type { EditSnapshot, Snapshot } from '../lifecycle/snapshot.ts'
import type { Key, ProposalKey, PullKey } from './key.ts'

/** The outside as the loop sees it: look whole, change one thing. Throws `OutsideError` and nothing else. */
export interface World {
  /** Everything about one proposal, read now; `undefined` where no such proposal exists any more. */
  observe(key: ProposalKey): Promise<Snapshot | undefined>
  /** A pull request that edits proposals of the default branch; `undefined` for every other. */
  observeEdit(key: PullKey): Promise<EditSnapshot | undefined>
  /** The keys a hint stands for: the proposals of a pull request, or all that changed in a repository. */
  resolve(key: Key): Promise<readonly Key[]>
  /** Makes one change in that repository. */
  act(action: Action, where: Where): Promise<Outcome>
}

/** What acting needs to know: the repository, and who we are. Every snapshot holds it. */
export type Where = Pick<Snapshot, 'bot' | 'repository'>
