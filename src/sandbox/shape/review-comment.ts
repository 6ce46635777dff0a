import type { Repository } from '../state/repository.ts'
import type { Lines, ReviewComment } from '../state/review-comments.ts'
import type { Shape, World } from '../world.ts'
import { placesOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { userShape } from './people.ts'

/** A comment on lines; an outdated one has no `line` any more, only the original one. */
export function reviewCommentShape(world: World, at: Repository, comment: ReviewComment): Shape {
  const { api, page } = placesOf(world, at)
  const { spot, now, number, id } = comment
  const url = `${api}/pulls/comments/${id}`
  const html = `${page}/pull/${number}#discussion_r${id}`
  const pull = `${api}/pulls/${number}`
  return {
    id,
    node_id: nodeId('PRRC', id),
    pull_request_review_id: comment.reviewId,
    url,
    html_url: html,
    pull_request_url: pull,
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    user: userShape(world, comment.authorId),
    body: comment.body,
    path: spot.path,
    commit_id: comment.commitId,
    original_commit_id: spot.commitId,
    diff_hunk: spot.diffHunk,
    subject_type: spot.lines === undefined ? 'file' : 'line',
    side: spot.side,
    start_side: startOf(spot.lines) === null ? null : spot.side,
    line: now?.end ?? null,
    start_line: startOf(now),
    position: now?.position ?? null,
    original_line: spot.lines?.end ?? null,
    original_start_line: startOf(spot.lines),
    original_position: spot.lines?.position ?? 1,
    author_association: 'NONE',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    ...(comment.replyToId === undefined ? {} : { in_reply_to_id: comment.replyToId }),
  }
}

/** A comment on one line has no first line beside the last. */
function startOf(lines: Lines | undefined): number | null {
  return lines === undefined || lines.start === lines.end ? null : lines.start
}
