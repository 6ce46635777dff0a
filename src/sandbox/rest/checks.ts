import { keepCheck } from '../acts/keep-check.ts'
import { newSuite, suiteOf } from '../acts/open-suites.ts'
import { rerequest } from '../acts/rerequest.ts'
import { notFound, Problem } from '../problem.ts'
import { checkShape } from '../shape/check.ts'
import { placesOf } from '../shape/issue.ts'
import type { CheckRun } from '../state/checks.ts'
import type { App } from '../state/people.ts'
import { timeOf } from '../world.ts'
import { listChecks } from './check-list.ts'
import { asking, reading, writing } from './check-rights.ts'
import { type CheckUpdate, checkCreation, checkUpdate, told } from './check-wish.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  numberAt,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

/** Check runs; only apps write them, each its own. */
export const checks: Operations = {
  'checks/create': inRepository(writing, create),
  'checks/update': inRepository(writing, update),
  'checks/get': inRepository(reading, (call) =>
    ok(checkShape(call.world, call.repository, checkAt(call))),
  ),
  'checks/list-for-ref': inRepository(reading, listChecks),
  'checks/list-annotations': inRepository(reading, (call) => {
    const { api } = placesOf(call.world, call.repository)
    const check = checkAt(call)
    return listed(check.annotations, (one) => ({
      ...one,
      blob_href: `${api}/contents/${one.path}?ref=${check.headSha}`,
    }))
  }),
  'checks/rerequest-run': inRepository(asking, (call) => {
    rerequest(call.world, { at: call.repository, by: call.user }, checkAt(call))
    return created({})
  }),
}

function checkAt({ world, repository, ...call }: RepositoryCall): CheckRun {
  const check = world.state.checks.get(numberAt({ world, ...call }, 'check_run_id'))
  if (check === undefined || check.repositoryId !== repository.id) throw notFound()
  return check
}

function appOf({ actor }: RepositoryCall): App {
  if (actor.kind === 'installation') return actor.app
  throw new Problem(403, 'You must authenticate via a GitHub App.')
}

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository: at, user: by } = call
  const { head_sha: sha, name, ...wish } = read(call, checkCreation)
  if ((await world.git.readCommit(sha)) === undefined) {
    throw new Problem(422, `No commit found for SHA: ${sha}`)
  }
  checkConclusion(wish)
  const appId = appOf(call).id
  const suite =
    suiteOf(world, at, { appId, sha }) ?? newSuite(world, at, { appId, sha, branch: null })
  const fresh = {
    status: 'queued',
    conclusion: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  } as const
  const check: CheckRun = {
    id: world.nextId(),
    repositoryId: at.id,
    appId,
    suiteId: suite.id,
    name,
    headSha: sha,
    externalId: wish.external_id ?? '',
    detailsUrl: wish.details_url ?? null,
    ...told(fresh, wish),
    startedAt: wish.started_at ?? timeOf(world),
    completedAt: completionOf(call, wish),
  }
  keepCheck(world, { at, by }, check)
  return created(checkShape(world, at, check))
}

function update(call: RepositoryCall): Answer {
  const { world, repository: at, user: by } = call
  const before = checkAt(call)
  const app = appOf(call)
  if (before.appId !== app.id) {
    throw new Problem(
      403,
      `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
    )
  }
  const wish = read(call, checkUpdate)
  checkConclusion(wish)
  const isReopened = wish.status !== undefined && wish.status !== 'completed'
  const check: CheckRun = {
    ...before,
    ...told(before, wish),
    name: wish.name ?? before.name,
    externalId: wish.external_id ?? before.externalId,
    detailsUrl: wish.details_url ?? before.detailsUrl,
    startedAt: wish.started_at ?? before.startedAt,
    completedAt: completionOf(call, wish) ?? (isReopened ? null : before.completedAt),
  }
  keepCheck(world, { at, by }, check)
  return ok(checkShape(world, at, check))
}

function checkConclusion(wish: CheckUpdate): void {
  if (wish.status === 'completed' && wish.conclusion === undefined) {
    throw new Problem(
      422,
      'Invalid request.\n\nNo subschema in "anyOf" matched: "conclusion" is missing.',
    )
  }
}

function completionOf({ world }: RepositoryCall, wish: CheckUpdate): string | null {
  return wish.conclusion === undefined ? null : (wish.completed_at ?? timeOf(world))
}
