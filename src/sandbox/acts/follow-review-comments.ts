import { carriedOver, hunksOf } from '../git/hunks.ts'
import type { PullRequest } from '../state/conversation.ts'
import { reviewCommentsOf } from '../state/lookup.ts'
import type { ReviewComment } from '../state/review-comments.ts'
import type { World } from '../world.ts'

/** After a push comments move with their lines; those whose lines have changed are outdated. */
export async function followReviewComments(
  world: World,
  issue: PullRequest,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  const standing = reviewCommentsOf(world.state, issue).filter(
    ({ now, spot }) => now !== undefined && spot.side === 'RIGHT',
  )
  if (standing.length === 0) return
  const files = await world.git.diff(before, after)
  for (const comment of standing) {
    const file = files.find((one) => (one.previous ?? one.path) === comment.spot.path)
    const isGone = file?.status === 'removed' || file?.status === 'renamed'
    const now = isGone ? undefined : carried(comment, file?.patch ?? '')
    const commitId = now === undefined ? comment.commitId : after
    world.state.reviewComments.set(comment.id, { ...comment, now, commitId })
  }
}

function carried({ now }: ReviewComment, patch: string): ReviewComment['now'] {
  if (now === undefined) return undefined
  const hunks = hunksOf(patch)
  const numbers = Array.from({ length: now.end - now.start + 1 }, (_, place) => now.start + place)
  const moved = numbers.map((line) => carriedOver(hunks, line))
  const [start, end] = [moved[0], moved.at(-1)]
  if (moved.includes(undefined) || start === undefined || end === undefined) return undefined
  return end - start === now.end - now.start ? { ...now, start, end } : undefined
}
