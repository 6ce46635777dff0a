import { z } from 'zod'
import { giveReview } from '../acts/review.ts'
import { tellReview } from '../acts/tell-review.ts'
import { invalid, notFound, Problem } from '../problem.ts'
import { reviewShape } from '../shape/issue.ts'
import { reviewCommentShape } from '../shape/review-comment.ts'
import type { Review } from '../state/conversation.ts'
import { reviewCommentsOf, reviewsOf } from '../state/lookup.ts'
import { checkAuthorOr, pullAt } from './find.ts'
import {
  type Answer,
  inRepository,
  listed,
  numberAt,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'
import { lineWish, type RemarkWish, remarkOf, spotProblems } from './review-line.ts'

const reading = { needs: ['pull_requests:read'], role: 'read' } as const
const writing = { needs: ['pull_requests:write'], role: 'read' } as const
const dismissing = { needs: ['pull_requests:write'], role: 'write' } as const

/** Reviews: a verdict with a text, and comments on lines. Pending ones are not offered. */
export const reviews: Operations = {
  'pulls/list-reviews': inRepository(reading, (call) =>
    listed(reviewsOf(call.world.state, pullAt(call)), (review) =>
      reviewShape(call.world, call.repository, review),
    ),
  ),
  'pulls/get-review': inRepository(reading, (call) =>
    ok(reviewShape(call.world, call.repository, reviewAt(call))),
  ),
  'pulls/list-comments-for-review': inRepository(reading, (call) => {
    const review = reviewAt(call)
    const all = reviewCommentsOf(call.world.state, pullAt(call))
    const own = all.filter((comment) => comment.reviewId === review.id)
    return listed(own, (one) => reviewCommentShape(call.world, call.repository, one))
  }),
  'pulls/create-review': inRepository(writing, create),
  'pulls/update-review': inRepository(writing, update),
  'pulls/dismiss-review': inRepository(dismissing, dismiss),
}

function reviewAt(call: RepositoryCall): Review {
  const review = call.world.state.reviews.get(numberAt(call, 'review_id'))
  const { number, repositoryId } = pullAt(call)
  if (review?.number !== number || review.repositoryId !== repositoryId) throw notFound()
  return review
}

const wish = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']),
  comments: z.array(lineWish).default([]),
})

const states = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
} as const

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user } = call
  const issue = pullAt(call)
  const wished = read(call, wish)
  if (wished.event !== 'COMMENT' && user.id === issue.authorId) {
    throw invalid('PullRequestReview', 'event', 'Can not approve your own pull request')
  }
  const commitId = wished.commit_id ?? issue.pull.headSha
  const isEmpty = wished.body === '' && wished.comments.length === 0
  if (wished.event !== 'APPROVE' && isEmpty) {
    throw invalid('PullRequestReview', 'body', "Body can't be blank")
  }
  const remarks = await Promise.all(wished.comments.map((one) => remark(call, one, commitId)))
  const state = states[wished.event]
  const verdict = { issue, state, body: wished.body, commitId, remarks }
  const { review } = giveReview(world, { at: repository, by: user }, verdict)
  return ok(reviewShape(world, repository, review))
}

/** One comment that is not in the diff refuses the whole review. */
async function remark(call: RepositoryCall, one: RemarkWish, commitId: string) {
  return await remarkOf(call, { ...one, commitId }, (part) => {
    return new Problem(422, 'Unprocessable Entity', [spotProblems[part]])
  })
}

function update(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const before = reviewAt(call)
  checkAuthorOr(call, before.authorId, 'admin')
  const { body } = read(call, z.object({ body: z.string() }))
  const review = { ...before, body }
  world.state.reviews.set(review.id, review)
  const occasion = { at: repository, by: user, action: 'edited' }
  const changes = { body: { from: before.body } }
  tellReview(world, occasion, { issue: pullAt(call), review, changes })
  return ok(reviewShape(world, repository, review))
}

const dismissal = z.object({ message: z.string().min(1), event: z.literal('DISMISS').optional() })

function dismiss(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const before = reviewAt(call)
  read(call, dismissal)
  if (before.state === 'COMMENTED') {
    throw new Problem(422, 'Can not dismiss a commented pull request review')
  }
  const review: Review = { ...before, state: 'DISMISSED' }
  world.state.reviews.set(review.id, review)
  const occasion = { at: repository, by: user, action: 'dismissed' }
  tellReview(world, occasion, { issue: pullAt(call), review })
  return ok(reviewShape(world, repository, review))
}
