import { Problem } from '../problem.ts'
import { checkShape } from '../shape/check.ts'
import type { CheckRun } from '../state/checks.ts'
import { shaOf } from './find.ts'
import { type Answer, listed, type RepositoryCall, textAt } from './operation.ts'

/** The check runs of a commit, newest first; of each name only the latest unless all are wanted. */
export function listChecks(call: RepositoryCall): Answer {
  const sha = commitAt(call)
  return checksAnswer(call, (check) => check.headSha === sha)
}

/** The id of the commit the path names; a 422 when there is none. */
export function commitAt(call: RepositoryCall): string {
  const sha = shaOf(call, textAt(call, 'ref'))
  if (sha !== undefined) return sha
  throw new Problem(422, `No commit found for SHA: ${textAt(call, 'ref')}`)
}

/** Some check runs of the repository, as the query narrows them. */
export function checksAnswer(call: RepositoryCall, isMeant: (check: CheckRun) => boolean): Answer {
  const { world, repository, query } = call
  const isWanted = (check: CheckRun): boolean =>
    matches(query, 'check_name', check.name) &&
    matches(query, 'status', check.status) &&
    matches(query, 'app_id', String(check.appId))
  const all = [...world.state.checks.values()].filter(
    (check) => check.repositoryId === repository.id && isMeant(check),
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
