import { approvalRecord } from '../lifecycle/approval.ts'
import type { Review, Snapshot } from '../lifecycle/snapshot.ts'
import { mayApprove } from './approvable.ts'
import { planDecision } from './approval-check.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/** Plans what an approving review of the present head means when a maintainer gave it. Anybody else's is left to people. */
export function planReview(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  if (home?.state !== 'open' || standing.approval !== undefined) return []
  const review = latestOfEach(home.reviews).find(
    (one) =>
      one.state === 'approved' && one.commit === home.head && admits(snapshot, standing, one),
  )
  if (review === undefined || approvalRecord(home)?.act !== 'none') return []
  const { by, at } = review
  return planDecision(snapshot, home, { given: true, act: `review-${review.id}`, by, at })
}

function admits(snapshot: Snapshot, standing: Standing, { by, at, commit }: Review): boolean {
  return mayApprove(snapshot, standing, { by, at, commit }) === 'admitted'
}

/** The latest review that takes a side, of each person. */
function latestOfEach(reviews: readonly Review[]): readonly Review[] {
  const sided = reviews.filter(({ state }) => state !== 'commented' && state !== 'pending')
  const byPerson = new Map(sided.map((review) => [review.by.id, review]))
  return [...byPerson.values()]
}
