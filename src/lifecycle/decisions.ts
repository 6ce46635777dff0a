import type { Act, ActKind } from './act.ts'

/** What maintainers have decided about a proposal, as it stands after all acts. */
export interface Decisions {
  /** The approvals in force for the text in question, one a person, oldest first. */
  readonly approvals: readonly Act[]
  readonly approved: boolean
  readonly rejection: Act | undefined
  readonly hold: Act | undefined
  /** The last act that changed any of this. */
  readonly last: Act | undefined
}

const deciding: ReadonlySet<ActKind> = new Set([
  'approve',
  'object',
  'unapprove',
  'reject',
  'reopen',
  'hold',
  'unhold',
])

/**
 * Works out what stands after all acts, oldest first: the latest of each person counts, an approval
 * only for the blob it was given for, and a standing rejection outweighs every approval.
 */
export function decisionsOf(
  acts: readonly Act[],
  { blob, count }: { readonly blob: string; readonly count: number },
): Decisions {
  const approvals = approvalsFor(acts, blob)
  const rejection = standing(acts, 'reject', 'reopen')
  return {
    approvals,
    approved: rejection === undefined && approvals.length >= count,
    rejection,
    hold: standing(acts, 'hold', 'unhold'),
    last: acts.findLast(({ kind }) => deciding.has(kind)),
  }
}

function approvalsFor(acts: readonly Act[], blob: string): readonly Act[] {
  const cleared = acts.findLastIndex(({ kind }) => kind === 'unapprove' || kind === 'reject')
  const byPerson = new Map<string, Act>()
  for (const act of acts.slice(cleared + 1)) {
    if (act.kind === 'object') byPerson.delete(act.by.id)
    if (act.kind === 'approve' && act.about === blob && !byPerson.has(act.by.id)) {
      byPerson.set(act.by.id, act)
    }
  }
  return [...byPerson.values()]
}

/** The latest act of one kind that none of the other kind has lifted since. */
function standing(acts: readonly Act[], kind: ActKind, lifts: ActKind): Act | undefined {
  const latest = acts.findLast((act) => act.kind === kind || act.kind === lifts)
  return latest?.kind === kind ? latest : undefined
}
