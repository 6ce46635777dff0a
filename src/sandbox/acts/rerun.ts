import { Problem } from '../problem.ts'
import type { User } from '../state/people.ts'
import type { Run } from '../state/workflows.ts'
import { timeOf, type World } from '../world.ts'
import { jobsOf, progressJob, progressRun } from './run.ts'

/**
 * Queues a run again under its id, as its next attempt. With `failed` only, the jobs that were fine
 * are carried over as they are. Nobody is told until the attempt begins.
 */
export function rerun(
  world: World,
  run: Run,
  { by, jobs }: { readonly by: User; readonly jobs: 'all' | 'failed' },
): Run {
  if (run.status !== 'completed') throw new Problem(403, 'This workflow is already running')
  const fine = jobsOf(world, run).filter(({ conclusion }) => conclusion !== 'failure')
  world.state.attempts.set(`${run.id}/${run.attempt}`, run)
  const again: Run = {
    ...run,
    attempt: run.attempt + 1,
    status: 'queued',
    conclusion: null,
    triggeredById: by.id,
    startedAt: timeOf(world),
    updatedAt: timeOf(world),
  }
  world.state.runs.set(run.id, again)
  for (const job of jobs === 'failed' ? fine : []) {
    const id = world.nextId()
    world.state.jobs.set(id, { ...job, id, attempt: again.attempt })
  }
  return again
}

/** Ends a run and what of its jobs has not ended. */
export function cancelRun(world: World, run: Run): Run {
  if (run.status === 'completed') {
    throw new Problem(409, 'Cannot cancel a workflow run that is completed.')
  }
  const open = jobsOf(world, run).filter(({ status }) => status !== 'completed')
  for (const { name } of open) progressJob(world, run, { name, conclusion: 'cancelled' })
  return progressRun(world, run.id, { status: 'completed', conclusion: 'cancelled' })
}

/** Forgets a run with its jobs and attempts; nobody is told. */
export function deleteRun({ state }: World, run: Run): void {
  if (run.status !== 'completed') throw new Problem(403, 'Could not delete the workflow run')
  state.runs.delete(run.id)
  for (const [key, attempt] of state.attempts) {
    if (attempt.id === run.id) state.attempts.delete(key)
  }
  for (const job of state.jobs.values()) {
    if (job.runId === run.id) state.jobs.delete(job.id)
  }
}

/** The run as it was at an attempt. */
export function attemptOf({ state }: World, run: Run, attempt: number): Run | undefined {
  return attempt === run.attempt ? run : state.attempts.get(`${run.id}/${attempt}`)
}
