import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { timeOf, type World } from '../world.ts'
import { followBase } from './follow-base.ts'
import { followHead } from './follow-head.ts'
import { openSuites } from './open-suites.ts'
import { tellPush, tellRef } from './tell-push.ts'

/** A branch or tag made, moved or (without `to`) deleted. `ref` is the full name. */
export interface RefMove {
  readonly repositoryId: number
  readonly ref: string
  readonly to: string | undefined
  readonly by: User
}

/**
 * Moves a ref and lets everything follow: the push event, check suites, the pull requests from and
 * to that branch. Every way to push ends here.
 */
export async function moveRef(world: World, move: RefMove): Promise<void> {
  const before = world.state.repositories.get(move.repositoryId)
  if (before === undefined) return
  const from = before.refs.get(move.ref)
  if (from === move.to) return
  const after = withRef(before, move, timeOf(world))
  world.state.repositories.set(after.id, after)
  tellRef(world, { at: after, by: move.by, ref: move.ref, from, to: move.to })
  await tellPush(world, { at: after, by: move.by, ref: move.ref, from, to: move.to })
  if (!move.ref.startsWith('refs/heads/')) return
  const pushed = { at: after, branch: move.ref.slice('refs/heads/'.length), by: move.by }
  if (move.to !== undefined) openSuites(world, pushed, move.to)
  await followHead(world, pushed, move.to)
  if (move.to !== undefined) await followBase(world, pushed, move.to)
}

function withRef(repository: Repository, move: RefMove, pushedAt: string): Repository {
  const refs = new Map(repository.refs)
  if (move.to === undefined) refs.delete(move.ref)
  else refs.set(move.ref, move.to)
  return { ...repository, refs, pushedAt }
}
