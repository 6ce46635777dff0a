import { z } from 'zod'
import { giveReview, type Remark } from '../acts/review.ts'
import { tellReviewComment } from '../acts/tell-review.ts'
import { invalid, notFound, Problem } from '../problem.ts'
import { reviewCommentShape } from '../shape/review-comment.ts'
import type { PullRequest } from '../state/conversation.ts'
import { pullNumbered, reviewCommentsOf, threadOf } from '../state/lookup.ts'
import type { ReviewComment } from '../state/review-comments.ts'
import { timeOf } from '../world.ts'
import { checkAuthorOr, pullAt } from './find.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  numberAt,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'
import { lineWish, remarkOf } from './review-line.ts'

const reading = { needs: ['pull_requests:read'], role: 'read' } as const
const writing = { needs: ['pull_requests:write'], role: 'read' } as const

/** Comments on the lines of a pull request, each part of a review. */
export const reviewComments: Operations = {
  'pulls/list-review-comments': inRepository(reading, (call) =>
    listed(since(call, reviewCommentsOf(call.world.state, pullAt(call))), (one) =>
      reviewCommentShape(call.world, call.repository, one),
    ),
  ),
  'pulls/get-review-comment': inRepository(reading, (call) =>
    ok(reviewCommentShape(call.world, call.repository, commentAt(call))),
  ),
  'pulls/create-review-comment': inRepository(writing, create),
  'pulls/create-reply-for-review-comment': inRepository(writing, (call) => {
    const { body } = read(call, z.object({ body: z.string().min(1).max(65_536) }))
    return answered(call, { body, ...replyTo(call, numberAt(call, 'comment_id')) })
  }),
  'pulls/update-review-comment': inRepository(writing, update),
  'pulls/delete-review-comment': inRepository(writing, remove),
}

function since({ query }: RepositoryCall, all: readonly ReviewComment[]): readonly ReviewComment[] {
  const start = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z')
  return all.filter((one) => Date.parse(one.updatedAt) >= start)
}

function commentAt(call: RepositoryCall): ReviewComment {
  const comment = call.world.state.reviewComments.get(numberAt(call, 'comment_id'))
  if (comment === undefined || comment.repositoryId !== call.repository.id) throw notFound()
  return comment
}

const wish = z
  .object({ commit_id: z.string(), in_reply_to: z.number().int().optional() })
  .and(lineWish)

async function create(call: RepositoryCall): Promise<Answer> {
  const { commit_id: commitId, in_reply_to: first, ...wished } = read(call, wish)
  if (first !== undefined) return answered(call, { body: wished.body, ...replyTo(call, first) })
  if ((await call.world.git.readCommit(commitId)) === undefined) {
    throw invalid(
      'PullRequestReviewComment',
      'commit_id',
      'commit_id is not part of the pull request',
    )
  }
  const remark = await remarkOf(call, { ...wished, commitId }, (part) => {
    const field = `pull_request_review_thread.${part}`
    const message = `${field} must be part of the diff`
    const error = { resource: 'PullRequestReviewComment', code: 'custom', field, message }
    return new Problem(422, 'Validation Failed', [error])
  })
  return answered(call, remark)
}

function replyTo(call: RepositoryCall, id: number): Pick<Remark, 'spot' | 'replyTo'> {
  const known = reviewCommentsOf(call.world.state, pullAt(call)).find((one) => one.id === id)
  const [first] = known === undefined ? [] : threadOf(call.world.state, known)
  if (first === undefined) throw notFound()
  return { spot: first.spot, replyTo: first }
}

/** A single comment is a review of its own, without a text. */
function answered(call: RepositoryCall, remark: Remark): Answer {
  const { world, repository, user } = call
  const issue = pullAt(call)
  const { comments } = giveReview(
    world,
    { at: repository, by: user },
    { issue, state: 'COMMENTED', body: '', commitId: remark.spot.commitId, remarks: [remark] },
  )
  const [comment] = comments
  return comment === undefined ? ok({}) : created(reviewCommentShape(world, repository, comment))
}

function update(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const before = commentAt(call)
  checkAuthorOr(call, before.authorId, 'write')
  const { body } = read(call, z.object({ body: z.string().min(1).max(65_536) }))
  const comment = { ...before, body, updatedAt: timeOf(world) }
  world.state.reviewComments.set(comment.id, comment)
  const changes = { body: { from: before.body } }
  const occasion = { at: repository, by: user, action: 'edited' }
  tellReviewComment(world, occasion, { issue: pullOf(call, comment), comment, changes })
  return ok(reviewCommentShape(world, repository, comment))
}

function remove(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const comment = commentAt(call)
  checkAuthorOr(call, comment.authorId, 'write')
  world.state.reviewComments.delete(comment.id)
  const occasion = { at: repository, by: user, action: 'deleted' }
  tellReviewComment(world, occasion, { issue: pullOf(call, comment), comment })
  return noContent()
}

function pullOf(call: RepositoryCall, comment: ReviewComment): PullRequest {
  const issue = pullNumbered(call.world.state, call.repository, comment.number)
  if (issue === undefined) throw notFound()
  return issue
}
