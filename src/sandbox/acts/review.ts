import type { PullRequest, Review } from '../state/conversation.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { ReviewComment, Spot } from '../state/review-comments.ts'
import { timeOf, type World } from '../world.ts'
import { revise } from './record.ts'
import { tellReview, tellReviewComment } from './tell-review.ts'

/** A comment as it is handed in: a new thread or a word in one. */
export interface Remark {
  readonly body: string
  readonly spot: Spot
  readonly replyTo?: ReviewComment
}

interface Verdict {
  readonly issue: PullRequest
  readonly state: Review['state']
  readonly body: string
  readonly commitId: string
  readonly remarks: readonly Remark[]
}

/** Hands in a review with its comments on lines; a single comment is a review without a text. */
export function giveReview(
  world: World,
  { at, by }: { readonly at: Repository; readonly by: User },
  { issue, remarks, ...verdict }: Verdict,
): { readonly review: Review; readonly comments: readonly ReviewComment[] } {
  const review: Review = {
    id: world.nextId(),
    repositoryId: at.id,
    number: issue.number,
    authorId: by.id,
    ...verdict,
    submittedAt: timeOf(world),
  }
  world.state.reviews.set(review.id, review)
  const comments = remarks.map((remark) => keepRemark(world, review, remark))
  const reviewerIds = issue.pull.reviewerIds.filter((id) => id !== by.id)
  const pull = { ...issue.pull, reviewerIds }
  const reviewed = revise<PullRequest>(world, issue, { pull })
  tellReview(world, { at, by, action: 'submitted' }, { issue: reviewed, review })
  for (const comment of comments) {
    tellReviewComment(world, { at, by, action: 'created' }, { issue: reviewed, comment })
  }
  return { review, comments }
}

function keepRemark(world: World, review: Review, { body, spot, replyTo }: Remark): ReviewComment {
  const { repositoryId, number, authorId } = review
  const now = timeOf(world)
  const comment: ReviewComment = {
    id: world.nextId(),
    repositoryId,
    number,
    reviewId: review.id,
    authorId,
    body,
    createdAt: now,
    updatedAt: now,
    replyToId: replyTo?.id,
    spot,
    now: replyTo === undefined ? spot.lines : replyTo.now,
    commitId: replyTo?.commitId ?? spot.commitId,
    resolvedById: undefined,
  }
  world.state.reviewComments.set(comment.id, comment)
  return comment
}
