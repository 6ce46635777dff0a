import { z } from 'zod'
import { newSuite, suiteOf } from '../acts/open-suites.ts'
import { rerequestSuite } from '../acts/rerequest.ts'
import { notFound, Problem } from '../problem.ts'
import { suiteShape } from '../shape/check.ts'
import type { CheckRun, CheckSuite } from '../state/checks.ts'
import { checksAnswer, commitAt } from './check-list.ts'
import { asking, reading, writing } from './check-rights.ts'
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

/** Check suites: all check runs of one app on one commit. */
export const checkSuites: Operations = {
  'checks/create-suite': inRepository(writing, create),
  'checks/get-suite': inRepository(reading, (call) =>
    ok(suiteShape(call.world, call.repository, suiteAt(call))),
  ),
  'checks/list-for-suite': inRepository(reading, (call) => {
    const { id } = suiteAt(call)
    return checksAnswer(call, (check: CheckRun) => check.suiteId === id)
  }),
  'checks/list-suites-for-ref': inRepository(reading, listSuites),
  'checks/rerequest-suite': inRepository(asking, (call) => {
    const { id } = suiteAt(call)
    rerequestSuite(call.world, { at: call.repository, by: call.user }, id)
    return created({})
  }),
}

function suiteAt(call: RepositoryCall): CheckSuite {
  const suite = call.world.state.suites.get(numberAt(call, 'check_suite_id'))
  if (suite === undefined || suite.repositoryId !== call.repository.id) throw notFound()
  return suite
}

function listSuites(call: RepositoryCall): Answer {
  const { world, repository, query } = call
  const sha = commitAt(call)
  const appId = query.get('app_id')
  const found = [...world.state.suites.values()]
    .filter((suite) => suite.repositoryId === repository.id && suite.headSha === sha)
    .filter((suite) => appId === null || String(suite.appId) === appId)
  return listed(found, (suite) => suiteShape(world, repository, suite), 'check_suites')
}

/** One that is there already is answered with 200. */
async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository: at, actor } = call
  const { head_sha: sha } = read(call, z.object({ head_sha: z.string() }))
  if (actor.kind !== 'installation' || (await world.git.readCommit(sha)) === undefined) {
    throw new Problem(422, `No commit found for SHA: ${sha}`)
  }
  const appId = actor.app.id
  const known = suiteOf(world, at, { appId, sha })
  if (known !== undefined) return ok(suiteShape(world, at, known))
  return created(suiteShape(world, at, newSuite(world, at, { appId, sha, branch: null })))
}
