import type { AuditSnapshot } from '../audit/audit-snapshot.ts'
import type { Action, Outcome } from '../decide/plan.ts'
import type { GroupSnapshot } from '../lifecycle/group-snapshot.ts'
import type { EditSnapshot, Snapshot } from '../lifecycle/snapshot.ts'
import type { AuditKey, ChecksKey, HeadKey, Key, ProposalKey, PullKey } from './key.ts'

/** The outside as the loop sees it: look whole, change one thing. Throws `OutsideError` and nothing else. */
export interface World {
  /** Everything about one proposal, read now; `undefined` where no such proposal exists any more. */
  observe(key: ProposalKey): Promise<Snapshot | undefined>
  /** A pull request with checks of ours that belong to no proposal's life; `undefined` for every other. */
  observeEdit(key: PullKey | ChecksKey): Promise<EditSnapshot | undefined>
  /** The merge group at a commit; `undefined` where there is none. */
  observeGroup(key: HeadKey): Promise<GroupSnapshot | undefined>
  /** Everything about the audit of a repository; `undefined` where there is nothing to audit. */
  observeAudit(key: AuditKey): Promise<AuditSnapshot | undefined>
  /** The keys a hint stands for: the proposals of a pull request, all that changed in a repository, the pull requests with a head. */
  resolve(key: Key): Promise<readonly Key[]>
  /** Makes one change in that repository. */
  act(action: Action, where: Where): Promise<Outcome>
}

/** What acting needs to know: the repository, and who we are. Every snapshot holds it. */
export type Where = Pick<Snapshot, 'bot' | 'repository'>
