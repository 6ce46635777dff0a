import { isPull, issueNumbered, threadOf } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { World } from '../world.ts'
import { tellThread } from './tell-review.ts'

/** Resolves the thread a comment is in; a resolved one stays as it is. */
export function resolveThread(world: World, by: User, commentId: number): void {
  const known = world.state.reviewComments.get(commentId)
  const [first] = known === undefined ? [] : threadOf(world.state, known)
  if (first === undefined || first.resolvedById !== undefined) return
  const at = world.state.repositories.get(first.repositoryId)
  const issue = at === undefined ? undefined : issueNumbered(world.state, at, first.number)
  world.state.reviewComments.set(first.id, { ...first, resolvedById: by.id })
  if (at === undefined || issue === undefined || !isPull(issue)) return
  tellThread(world, { at, by, action: 'resolved' }, { issue, comment: first })
}
