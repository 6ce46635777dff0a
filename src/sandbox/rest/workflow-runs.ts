import { attemptOf, cancelRun, deleteRun, rerun } from '../acts/rerun.ts'
import { allJobsOf, jobsOf } from '../acts/run.ts'
import { notFound } from '../problem.ts'
import { jobShape, runShape } from '../shape/workflow.ts'
import { userOf } from '../state/lookup.ts'
import type { Job, Run } from '../state/workflows.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  numberAt,
  type Operations,
  ok,
  type RepositoryCall,
} from './operation.ts'
import { workflowAt } from './workflow-at.ts'

const reading = { needs: ['actions:read'], role: 'read' } as const
const writing = { needs: ['actions:write'], role: 'write' } as const

const accepted: Answer = { kind: 'whole', status: 202, body: {} }

/** Runs of workflows, their attempts and jobs. */
export const workflowRuns: Operations = {
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
  'actions/get-workflow-run-attempt': inRepository(reading, (call) =>
    ok(runShape(call.world, call.repository, attemptAt(call))),
  ),
  'actions/list-jobs-for-workflow-run': inRepository(reading, (call) => {
    const run = runAt(call)
    const isAll = call.query.get('filter') === 'all'
    return jobsAnswer(call, run, isAll ? allJobsOf(call.world, run) : jobsOf(call.world, run))
  }),
  'actions/list-jobs-for-workflow-run-attempt': inRepository(reading, (call) => {
    const attempt = attemptAt(call)
    return jobsAnswer(call, attempt, jobsOf(call.world, attempt))
  }),
  'actions/get-job-for-workflow-run': inRepository(reading, (call) => {
    const { world, repository } = call
    const job = world.state.jobs.get(numberAt(call, 'job_id'))
    const run = job === undefined ? undefined : world.state.runs.get(job.runId)
    if (job === undefined || run?.repositoryId !== repository.id) throw notFound()
    return ok(jobShape(world, repository, { run, job }))
  }),
  'actions/re-run-workflow': inRepository(writing, (call) => {
    rerun(call.world, runAt(call), { by: call.user, jobs: 'all' })
    return created({})
  }),
  'actions/re-run-workflow-failed-jobs': inRepository(writing, (call) => {
    rerun(call.world, runAt(call), { by: call.user, jobs: 'failed' })
    return created({})
  }),
  'actions/cancel-workflow-run': inRepository(writing, cancel),
  'actions/force-cancel-workflow-run': inRepository(writing, cancel),
  'actions/delete-workflow-run': inRepository(writing, (call) => {
    deleteRun(call.world, runAt(call))
    return noContent()
  }),
}

function cancel(call: RepositoryCall): Answer {
  cancelRun(call.world, runAt(call))
  return accepted
}

function runAt(call: RepositoryCall): Run {
  const run = call.world.state.runs.get(numberAt(call, 'run_id'))
  if (run === undefined || run.repositoryId !== call.repository.id) throw notFound()
  return run
}

function attemptAt(call: RepositoryCall): Run {
  const attempt = attemptOf(call.world, runAt(call), numberAt(call, 'attempt_number'))
  if (attempt === undefined) throw notFound()
  return attempt
}

function jobsAnswer({ world, repository }: RepositoryCall, run: Run, jobs: readonly Job[]): Answer {
  return listed(jobs, (job) => jobShape(world, repository, { run, job }), 'jobs')
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
