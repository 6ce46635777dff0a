import type { Act } from '../lifecycle/act.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { Home, Review, Snapshot } from '../lifecycle/snapshot.ts'
import { decidedBlob } from '../lifecycle/standing-decisions.ts'
import { mayApprove } from './approvable.ts'
import { planAct } from './approval-check.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/**
 * Plans what reviews mean: an approving one of the present head is an approval when a maintainer
 * gave it, and one that asks for changes takes back its writer's own. Other reviews are left to people.
 */
export function planReview(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  if (home?.state !== 'open') return []
  const acts = actsOf(home)
  const review = latestOfEach(home.reviews).find(
    (one) => !isOutdone(one, acts) && counts(snapshot, standing, { home, review: one }),
  )
  if (review === undefined) return []
  const { id, by, at, state } = review
  const kind = state === 'approved' ? 'approve' : 'object'
  return planAct(snapshot, home, {
    id: `review-${id}`,
    kind,
    by,
    at,
    about: decidedBlob(snapshot),
  })
}

/** Whether something said since makes it void: by its writer, or by whoever took all approvals back. */
function isOutdone({ id, by, at }: Review, acts: readonly Act[]): boolean {
  return acts.some(
    (act) =>
      act.id === `review-${id}` ||
      (act.at >= at && (act.by.id === by.id || act.kind === 'unapprove' || act.kind === 'reject')),
  )
}

function counts(
  snapshot: Snapshot,
  standing: Standing,
  { home, review }: { readonly home: Home; readonly review: Review },
): boolean {
  const { by, at, commit, state } = review
  const theirs = standing.decisions.approvals.some((act) => act.by.id === by.id)
  if (state !== 'approved') return theirs
  if (theirs || commit !== home.head) return false
  return mayApprove(snapshot, standing, { by, at, commit }) === 'admitted'
}

/** The latest review that takes a side, of each person. */
function latestOfEach(reviews: readonly Review[]): readonly Review[] {
  const sided = reviews.filter(({ state }) => state !== 'commented' && state !== 'pending')
  const byPerson = new Map(sided.map((review) => [review.by.id, review]))
  return [...byPerson.values()]
}
