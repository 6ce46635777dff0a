import type { GateName } from './gate.ts'

/**
 * What an admitted request does. `object` takes back one's own approval (a review that asks for
 * changes), `unapprove` everybody's. `vouch` is nobody's request but our own note that the evidence
 * was there when the status said so.
 */
export const actKinds = [
  'approve',
  'object',
  'unapprove',
  'reject',
  'reopen',
  'hold',
  'unhold',
  'attest',
  'waive',
  'retry',
  'scaffold',
  'vouch',
] as const
export type ActKind = (typeof actKinds)[number]

/** An admitted request that outlives its event: what was asked, by whom, when and for what. */
export interface Act {
  /** The request it was: `comment-7`, `label-LE_x`, `review-9`. */
  readonly id: string
  readonly kind: ActKind
  readonly by: { readonly login: string; readonly id: string }
  readonly at: Date
  /** What it was said about: the proposal's blob for a decision, the model and revision for evidence. */
  readonly about: string
  readonly gate?: GateName | undefined
  /** The reason or the link given with it, as written. */
  readonly words?: string | undefined
}

/** Puts acts in the order in which people made them, each once. */
export function inOrder(acts: readonly Act[]): readonly Act[] {
  const byId = new Map(acts.map((act) => [act.id, act]))
  return [...byId.values()].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1),
  )
}
