import type { Repository } from '../state/repository.ts'
import type { CommitStatus } from '../state/statuses.ts'
import type { Shape, World } from '../world.ts'
import { placesOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { userShape } from './people.ts'

/** A status as the combined answer lists it. */
export function simpleStatusShape(world: World, at: Repository, status: CommitStatus): Shape {
  const { api } = placesOf(world, at)
  return {
    id: status.id,
    node_id: nodeId('SC', status.id),
    url: `${api}/statuses/${status.sha}`,
    avatar_url: null,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  }
}

export function statusShape(world: World, at: Repository, status: CommitStatus): Shape {
  return {
    ...simpleStatusShape(world, at, status),
    creator: userShape(world, status.creatorId),
  }
}

/** The statuses of a commit, newest first. */
export function statusesOf(world: World, at: Repository, sha: string): readonly CommitStatus[] {
  const all = [...world.state.statuses.values()]
  return all.filter((one) => one.repositoryId === at.id && one.sha === sha).toReversed()
}

/** Of each context, which knows no case, the newest. */
export function latestStatusesOf(
  world: World,
  at: Repository,
  sha: string,
): readonly CommitStatus[] {
  const oldestFirst = statusesOf(world, at, sha).toReversed()
  return [...new Map(oldestFirst.map((one) => [one.context.toLowerCase(), one])).values()]
}

/** Failure when one has failed, success when all have succeeded, pending otherwise. */
export function combinedState(
  statuses: readonly CommitStatus[],
): 'failure' | 'pending' | 'success' {
  const hasFailed = statuses.some(({ state }) => state === 'failure' || state === 'error')
  if (hasFailed) return 'failure'
  const isGood = statuses.length > 0 && statuses.every(({ state }) => state === 'success')
  return isGood ? 'success' : 'pending'
}
