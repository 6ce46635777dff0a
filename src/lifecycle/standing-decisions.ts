import { parseApproval } from './approval.ts'
import { type Decisions, decisionsOf } from './decisions.ts'
import { actsOf, approvalChecks } from './ledger.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The blob that decisions are about: the text at the head of the open home. After the merge the one
 * last spoken about there, since the blob on the default branch may move on without undoing anything.
 */
export function decidedBlob({ asked, home }: Pick<Snapshot, 'asked' | 'home'>): string {
  if (home?.state === 'open') return asked?.blob ?? ''
  const spoken = home && approvalChecks(home).find(({ head }) => head === home.head)
  return parseApproval(spoken?.externalId ?? '')?.blob ?? asked?.blob ?? ''
}

/**
 * What stands of the decisions recorded on the home. A rebase that leaves the blob alone keeps an
 * approval; any other text of the proposal drops it.
 */
export function standingDecisions(
  snapshot: Pick<Snapshot, 'asked' | 'home' | 'config'>,
): Decisions {
  const { home, config } = snapshot
  const acts = home === undefined ? [] : actsOf(home)
  return decisionsOf(acts, { blob: decidedBlob(snapshot), count: config.approvals.count })
}
