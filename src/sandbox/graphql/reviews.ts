import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { Issue, Review } from '../state/conversation.ts'
import { reviewCommentsOf, reviewsOf, threadOf } from '../state/lookup.ts'
import type { ReviewComment } from '../state/review-comments.ts'
import { connection } from './connection.ts'
import { type Arguments, type GraphObject, need, type RepositoryView, textsIn } from './object.ts'
import { actorObject } from './people.ts'

/** The reviews of a pull request, oldest first. */
export function reviews(view: RepositoryView, issue: Issue, args: Arguments): GraphObject {
  const states = textsIn(args, 'states')
  const all = reviewsOf(view.world.state, issue)
  const wanted = all.filter((review) => states === undefined || states.includes(review.state))
  return connection(wanted, args, (review) => reviewObject(view, { issue, review }))
}

function reviewObject(
  view: RepositoryView,
  { issue, review }: { readonly issue: Issue; readonly review: Review },
): GraphObject {
  const { world, repository } = view
  const { page } = placesOf(world, repository)
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    url: `${page}/pull/${review.number}#pullrequestreview-${review.id}`,
    state: review.state,
    body: review.body,
    submittedAt: review.submittedAt,
    createdAt: review.submittedAt,
    updatedAt: review.submittedAt,
    lastEditedAt: null,
    commit: { oid: review.commitId },
    author: actorObject(world, review.authorId),
    comments: (args: Arguments) => {
      const all = reviewCommentsOf(world.state, issue)
      const own = all.filter((comment) => comment.reviewId === review.id)
      return connection(own, args, (comment) => commentObject(view, comment))
    },
  }
}

/** The threads of comments on lines, oldest first. */
export function reviewThreads(view: RepositoryView, issue: Issue, args: Arguments): GraphObject {
  need(view, 'pull_requests:read')
  const all = reviewCommentsOf(view.world.state, issue)
  const firsts = all.filter((comment) => comment.replyToId === undefined)
  return connection(firsts, args, (first) => threadObject(view, first))
}

function threadObject(view: RepositoryView, first: ReviewComment): GraphObject {
  const { world } = view
  const { spot, now, resolvedById } = first
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', first.id),
    path: spot.path,
    diffSide: spot.side,
    subjectType: spot.lines === undefined ? 'FILE' : 'LINE',
    line: now?.end ?? null,
    startLine: now === undefined || now.start === now.end ? null : now.start,
    originalLine: spot.lines?.end ?? null,
    isOutdated: isOutdated(first),
    isResolved: resolvedById !== undefined,
    resolvedBy: resolvedById === undefined ? null : actorObject(world, resolvedById),
    comments: (args: Arguments) =>
      connection(threadOf(world.state, first), args, (one) => commentObject(view, one)),
  }
}

function commentObject(view: RepositoryView, comment: ReviewComment): GraphObject {
  const { world, repository } = view
  const { page } = placesOf(world, repository)
  const { spot, now } = comment
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PRRC', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url: `${page}/pull/${comment.number}#discussion_r${comment.id}`,
    body: comment.body,
    path: spot.path,
    line: now?.end ?? null,
    originalLine: spot.lines?.end ?? null,
    diffHunk: spot.diffHunk,
    outdated: isOutdated(comment),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    isMinimized: false,
    commit: { oid: comment.commitId },
    originalCommit: { oid: spot.commitId },
    author: actorObject(world, comment.authorId),
  }
}

function isOutdated({ spot, now }: ReviewComment): boolean {
  return spot.lines !== undefined && now === undefined
}
