import { jobsOf, progressRun } from '../acts/run.ts'
import { workflowsOf } from '../acts/workflows.ts'
import { notFound } from '../problem.ts'
import { jobShape, runShape, workflowShape } from '../shape/workflow.ts'
import { userOf } from '../state/lookup.ts'
import type { Run } from '../state/workflows.ts'
import { dispatch } from './dispatch.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  numberAt,
  type Operations,
  ok,
  type RepositoryCall,
} from './operation.ts'
import { workflowAt } from './workflow-at.ts'

const reading = { needs: ['actions:read'], role: 'read' } as const
const writing = { needs: ['actions:write'], role: 'write' } as const

/** Workflows, their runs and the jobs of these. */
export const workflows: Operations = {
  'actions/list-repo-workflows': inRepository(reading, async (call) =>
    listed(
      await workflowsOf(call.world, call.repository),
      (one) => workflowShape(call.world, call.repository, one),
      'workflows',
    ),
  ),
  'actions/get-workflow': inRepository(reading, async (call) =>
    ok(workflowShape(call.world, call.repository, await workflowAt(call))),
  ),
  'actions/create-workflow-dispatch': inRepository(writing, dispatch),
  'actions/list-workflow-runs': inRepository(reading, async (call) => {
    const { path } = await workflowAt(call)
    return runsAnswer(call, (run) => run.path === path)
  }),
  'actions/list-workflow-runs-for-repo': inRepository(reading, (call) =>
    runsAnswer(call, () => true),
  ),
  'actions/get-workflow-run': inRepository(reading, (call) =>
    ok(runShape(call.world, call.repository, runAt(call))),
  ),
  'actions/list-jobs-for-workflow-run': inRepository(reading, (call) => {
    const run = runAt(call)
    const shape = (job: ReturnType<typeof jobsOf>[number]): unknown =>
      jobShape(call.world, call.repository, { run, job })
    return listed(jobsOf(call.world, run), shape, 'jobs')
  }),
  'actions/re-run-workflow': inRepository(writing, (call) => {
    const run = runAt(call)
    const attempt = run.attempt + 1
    progressRun(call.world, run.id, { status: 'queued', conclusion: null, attempt })
    return created({})
  }),
}

function runAt(call: RepositoryCall): Run {
  const run = call.world.state.runs.get(numberAt(call, 'run_id'))
  if (run === undefined || run.repositoryId !== call.repository.id) throw notFound()
  return run
}

/** Runs newest first, as the query narrows them. */
function runsAnswer(call: RepositoryCall, isWanted: (run: Run) => boolean): Answer {
  const { world, repository, query } = call
  const runs = [...world.state.runs.values()]
    .filter((run) => run.repositoryId === repository.id && isWanted(run))
    .filter((run) => fits(call, run))
  const shape = (run: Run): unknown => runShape(world, repository, run)
  return listed(
    runs.toReversed().filter((run) => isSince(query, run)),
    shape,
    'workflow_runs',
  )
}

function fits({ world, query }: RepositoryCall, run: Run): boolean {
  const status = query.get('status')
  const facts = new Map([
    ['branch', run.headBranch],
    ['event', run.event],
    ['head_sha', run.headSha],
    ['actor', userOf(world.state, run.actorId).login],
  ])
  const isFit = [...facts].every(([name, value]) => (query.get(name) ?? value) === value)
  return isFit && (status === null || status === run.status || status === run.conclusion)
}

/** `created` takes `>=TIME` and `>TIME`; other forms are not understood here. */
function isSince(query: URLSearchParams, run: Run): boolean {
  const bound = /^>(?<equal>=?)(?<time>.+)$/.exec(query.get('created') ?? '')?.groups
  const time = Date.parse(bound?.time ?? '')
  if (Number.isNaN(time)) return true
  const at = Date.parse(run.createdAt)
  return bound?.equal === '=' ? at >= time : at > time
}
