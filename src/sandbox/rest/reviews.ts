import { z } from 'zod'
import { tellReview } from '../acts/tell.ts'
import { invalid } from '../problem.ts'
import { reviewShape } from '../shape/issue.ts'
import type { Review } from '../state/conversation.ts'
import { reviewsOf } from '../state/lookup.ts'
import { timeOf } from '../world.ts'
import { pullAt } from './find.ts'
import {
  type Answer,
  inRepository,
  listed,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

/** Reviews as a verdict with a text; comments on lines are not offered. */
export const reviews: Operations = {
  'pulls/list-reviews': inRepository({ needs: ['pull_requests:read'], role: 'read' }, (call) =>
    listed(reviewsOf(call.world.state, pullAt(call)), (review) =>
      reviewShape(call.world, call.repository, review),
    ),
  ),
  'pulls/create-review': inRepository({ needs: ['pull_requests:write'], role: 'read' }, create),
}

const wish = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']),
})

const states = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
} as const

function create(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const issue = pullAt(call)
  const wished = read(call, wish)
  if (wished.event !== 'COMMENT' && user.id === issue.authorId) {
    throw invalid('PullRequestReview', 'event', 'Can not approve your own pull request')
  }
  const review: Review = {
    id: world.nextId(),
    repositoryId: repository.id,
    number: issue.number,
    authorId: user.id,
    state: states[wished.event],
    body: wished.body,
    commitId: wished.commit_id ?? issue.pull.headSha,
    submittedAt: timeOf(world),
  }
  world.state.reviews.set(review.id, review)
  tellReview(world, { at: repository, by: user, action: 'submitted' }, { issue, review })
  return ok(reviewShape(world, repository, review))
}
