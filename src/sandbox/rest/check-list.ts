import { Problem } from '../problem.ts'
import { checkShape } from '../shape/check.ts'
import type { CheckRun } from '../state/checks.ts'
import { shaOf } from './find.ts'
import { type Answer, listed, type RepositoryCall, textAt } from './operation.ts'

/** The check runs of a commit, newest first; of each name only the latest unless all are wanted. */
export function listChecks(call: RepositoryCall): Answer {
  const { world, repository, query } = call
  const sha = shaOf(call, textAt(call, 'ref'))
  if (sha === undefined) throw new Problem(422, `No commit found for SHA: ${textAt(call, 'ref')}`)
  const isWanted = (check: CheckRun): boolean =>
    matches(query, 'check_name', check.name) &&
    matches(query, 'status', check.status) &&
    matches(query, 'app_id', String(check.appId))
  const all = [...world.state.checks.values()].filter(
    (check) => check.repositoryId === repository.id && check.headSha === sha,
  )
  const shown = (query.get('filter') === 'all' ? all : latestOf(all)).filter(isWanted)
  return listed(shown.toReversed(), (one) => checkShape(world, repository, one), 'check_runs')
}

function matches(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name)
  return wanted === null || wanted === value
}

function latestOf(all: readonly CheckRun[]): readonly CheckRun[] {
  return [...new Map(all.map((check) => [`${check.suiteId} ${check.name}`, check])).values()]
}
