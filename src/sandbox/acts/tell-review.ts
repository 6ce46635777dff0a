import { reviewShape } from '../shape/issue.ts'
import { pullSummary } from '../shape/pull.ts'
import { reviewCommentShape } from '../shape/review-comment.ts'
import type { PullRequest, Review } from '../state/conversation.ts'
import { threadOf } from '../state/lookup.ts'
import type { ReviewComment } from '../state/review-comments.ts'
import type { Shape, World } from '../world.ts'
import type { Occasion } from './tell.ts'

/** In webhooks the state of a review is in lower case. */
export function tellReview(
  world: World,
  occasion: Occasion,
  given: { readonly issue: PullRequest; readonly review: Review; readonly changes?: Shape },
): void {
  const review = reviewShape(world, occasion.at, given.review)
  tell(world, occasion, given.issue, {
    name: 'pull_request_review',
    payload: {
      review: { ...review, state: given.review.state.toLowerCase() },
      ...(given.changes === undefined ? {} : { changes: given.changes }),
    },
  })
}

interface Said {
  readonly issue: PullRequest
  readonly comment: ReviewComment
  readonly changes?: Shape
}

/** A comment on lines was made, edited or deleted. */
export function tellReviewComment(world: World, occasion: Occasion, said: Said): void {
  const comment = reviewCommentShape(world, occasion.at, said.comment)
  const payload = said.changes === undefined ? { comment } : { comment, changes: said.changes }
  tell(world, occasion, said.issue, { name: 'pull_request_review_comment', payload })
}

/** A thread was resolved, or opened again. */
export function tellThread(world: World, occasion: Occasion, { issue, comment }: Said): void {
  const all = threadOf(world.state, comment)
  const comments = all.map((one) => reviewCommentShape(world, occasion.at, one))
  const thread = { node_id: `PRRT_${comment.id}`, comments }
  tell(world, occasion, issue, { name: 'pull_request_review_thread', payload: { thread } })
}

function tell(
  world: World,
  { at, by, action }: Occasion,
  issue: PullRequest,
  { name, payload }: { readonly name: string; readonly payload: Shape },
): void {
  const whole = { pull_request: pullSummary(world, at, issue), ...payload }
  world.outbox.push({ repository: at, sender: by, action, name, payload: whole })
}
