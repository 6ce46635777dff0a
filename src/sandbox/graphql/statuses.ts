import { latestChecksOf } from '../shape/check.ts'
import { nodeId } from '../shape/node-id.ts'
import { combinedState, latestStatusesOf } from '../shape/status.ts'
import type { CheckRun } from '../state/checks.ts'
import type { CommitStatus } from '../state/statuses.ts'
import { checkObject } from './checks.ts'
import { connection } from './connection.ts'
import { type Arguments, type GraphObject, need, type RepositoryView, textIn } from './object.ts'
import { actorObject } from './people.ts'

/** The statuses of a commit; null when there is none. */
export function statusObject(view: RepositoryView, sha: string): GraphObject | null {
  need(view, 'statuses:read')
  const all = latestStatusesOf(view.world, view.repository, sha)
  if (all.length === 0) return null
  const named = (name: string | undefined) =>
    all.find(({ context }) => context.toLowerCase() === name?.toLowerCase())
  return {
    id: nodeId('ST', sha),
    state: combinedState(all).toUpperCase(),
    contexts: all.map((one) => contextObject(view, one)),
    context: (args: Arguments) => {
      const found = named(textIn(args, 'name'))
      return found === undefined ? null : contextObject(view, found)
    },
  }
}

function contextObject({ world }: RepositoryView, status: CommitStatus): GraphObject {
  return {
    __typename: 'StatusContext',
    id: nodeId('SC', status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: status.createdAt,
    creator: actorObject(world, status.creatorId),
  }
}

/** Check runs and statuses of a commit as one list with one result; null when there are none. */
export function rollupObject(view: RepositoryView, sha: string): GraphObject | null {
  need(view, 'checks:read')
  const { world, repository } = view
  const suites = [...world.state.suites.values()].filter(
    (suite) => suite.repositoryId === repository.id && suite.headSha === sha,
  )
  const checks = suites.flatMap((suite) => latestChecksOf(world, suite))
  const statuses = latestStatusesOf(world, repository, sha)
  const parts = [
    ...checks.map((check) => checkObject(view, check)),
    ...statuses.map((status) => contextObject(view, status)),
  ]
  if (parts.length === 0) return null
  return {
    id: nodeId('SCR', sha),
    state: rollupState(checks, statuses),
    contexts: (args: Arguments) => connection(parts, args, (part) => part),
  }
}

const good = new Set<CheckRun['conclusion']>(['success', 'neutral', 'skipped'])

function rollupState(checks: readonly CheckRun[], statuses: readonly CommitStatus[]): string {
  const isBad = ({ status, conclusion }: CheckRun): boolean =>
    status === 'completed' && !good.has(conclusion)
  const combined = statuses.length === 0 ? 'success' : combinedState(statuses)
  if (checks.some(isBad) || combined === 'failure') return 'FAILURE'
  const isDone = checks.every(({ status }) => status === 'completed')
  return isDone && combined === 'success' ? 'SUCCESS' : 'PENDING'
}
