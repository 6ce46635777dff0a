import type { CheckRun, CheckSuite, Conclusion, Status } from '../state/checks.ts'
import { pullsOf } from '../state/lookup.ts'
import type { Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'
import { placesOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { appShape } from './people.ts'
import { pullMention } from './pull.ts'
import { repositoryShape } from './repository.ts'

/** A check run; forks' pull requests are not among its `pull_requests`, as on GitHub. */
export function checkShape(world: World, at: Repository, check: CheckRun): Shape {
  const { api, page } = placesOf(world, at)
  const app = world.state.apps.get(check.appId)
  return {
    id: check.id,
    node_id: nodeId('CR', check.id),
    name: check.name,
    head_sha: check.headSha,
    external_id: check.externalId,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    details_url: check.detailsUrl ?? `${world.place.url}/apps/${app?.slug}`,
    url: `${api}/check-runs/${check.id}`,
    html_url: `${page}/runs/${check.id}`,
    output: {
      ...check.output,
      annotations_count: check.annotations.length,
      annotations_url: `${api}/check-runs/${check.id}/annotations`,
    },
    check_suite: { id: check.suiteId },
    app: app === undefined ? null : appShape(world, app),
    pull_requests: pullsAt(world, at, check.headSha),
  }
}

/** In webhooks the run carries the whole suite. */
export function checkInEvent(world: World, at: Repository, check: CheckRun): Shape {
  const suite = world.state.suites.get(check.suiteId)
  return {
    ...checkShape(world, at, check),
    ...(suite === undefined ? {} : { check_suite: suiteShape(world, at, suite) }),
  }
}

export function suiteShape(world: World, at: Repository, suite: CheckSuite): Shape {
  const { api } = placesOf(world, at)
  const app = world.state.apps.get(suite.appId)
  const checks = latestChecksOf(world, suite)
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...resultOf(suite, checks),
    url: `${api}/check-suites/${suite.id}`,
    check_runs_url: `${api}/check-suites/${suite.id}/check-runs`,
    latest_check_runs_count: checks.length,
    before: null,
    after: suite.headSha,
    app: app === undefined ? null : appShape(world, app),
    repository: repositoryShape(world, at),
    pull_requests: pullsAt(world, at, suite.headSha),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  }
}

/** The newest run of each name. */
export function latestChecksOf(world: World, suite: CheckSuite): readonly CheckRun[] {
  const all = world.state.checks.values().filter((check) => check.suiteId === suite.id)
  return [...new Map(all.map((check) => [check.name, check])).values()]
}

interface Result {
  readonly status: Status
  readonly conclusion: Conclusion | null
}

/** A suite is as far as its slowest run and as bad as its worst. */
export function resultOf(suite: CheckSuite, checks: readonly CheckRun[]): Result {
  if (suite.requestedAgain || checks.length === 0) return { status: 'queued', conclusion: null }
  if (checks.some((check) => check.status !== 'completed')) {
    return { status: 'in_progress', conclusion: null }
  }
  const isFine = (check: CheckRun): boolean =>
    check.conclusion === 'success' ||
    check.conclusion === 'neutral' ||
    check.conclusion === 'skipped'
  const worst = checks.find((check) => !isFine(check))?.conclusion
  return { status: 'completed', conclusion: worst ?? 'success' }
}

function pullsAt(world: World, at: Repository, sha: string): readonly Shape[] {
  return pullsOf(world.state, at)
    .filter((issue) => issue.state === 'open' && issue.pull.headSha === sha)
    .filter((issue) => issue.pull.headRepositoryId === at.id)
    .map((issue) => pullMention(world, at, issue))
}
