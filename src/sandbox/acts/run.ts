import type { Conclusion } from '../state/checks.ts'
import { userOf } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { Job, Run } from '../state/workflows.ts'
import { timeOf, type World } from '../world.ts'
import { tellJob, tellRun } from './tell.ts'
import { workflowId } from './workflows.ts'

export type NewRun = Pick<Run, 'path' | 'name' | 'displayTitle' | 'event' | 'headBranch'> &
  Pick<Run, 'headSha' | 'inputs'> & { readonly headRepositoryId?: number }

/** Queues a run; it stays queued until somebody starts or completes it. */
export function requestRun(
  world: World,
  { at, by }: { readonly at: Repository; readonly by: User },
  wish: NewRun,
): Run {
  const earlier = world.state.runs.values().filter((run) => run.repositoryId === at.id)
  const now = timeOf(world)
  const run: Run = {
    id: world.nextId(),
    repositoryId: at.id,
    workflowId: workflowId(at.id, wish.path),
    headRepositoryId: at.id,
    ...wish,
    number: [...earlier].filter((one) => one.path === wish.path).length + 1,
    attempt: 1,
    status: 'queued',
    conclusion: null,
    actorId: by.id,
    triggeredById: by.id,
    createdAt: now,
    updatedAt: now,
    startedAt: now,
  }
  world.state.runs.set(run.id, run)
  tellRun(world, { at, by, action: 'requested' }, run)
  return run
}

type Progress = Partial<Pick<Run, 'status' | 'conclusion'>>

/** Moves a run on and tells it. */
export function progressRun(world: World, runId: number, progress: Progress): Run {
  const before = world.state.runs.get(runId)
  const at = before === undefined ? undefined : world.state.repositories.get(before.repositoryId)
  if (before === undefined || at === undefined) throw new Error(`There is no run ${runId}`)
  const run: Run = { ...before, ...progress, updatedAt: timeOf(world) }
  world.state.runs.set(run.id, run)
  const by = userOf(world.state, run.actorId)
  tellRun(world, { at, by, action: run.status }, run)
  return run
}

/** Writes down how a job of the current attempt stands and tells it. */
export function progressJob(
  world: World,
  run: Run,
  wish: { readonly name: string; readonly conclusion: Conclusion | null },
): Job {
  const at = world.state.repositories.get(run.repositoryId)
  if (at === undefined) throw new Error(`Run ${run.id} has no repository`)
  const now = timeOf(world)
  const known = jobsOf(world, run).find((job) => job.name === wish.name)
  const job: Job = {
    id: known?.id ?? world.nextId(),
    runId: run.id,
    attempt: run.attempt,
    name: wish.name,
    status: wish.conclusion === null ? 'in_progress' : 'completed',
    conclusion: wish.conclusion,
    startedAt: known?.startedAt ?? now,
    completedAt: wish.conclusion === null ? null : now,
  }
  world.state.jobs.set(job.id, job)
  const by = userOf(world.state, run.actorId)
  tellJob(world, { at, by, action: job.status }, { run, job })
  return job
}

/** The jobs of the run's attempt. */
export function jobsOf(world: World, run: Run): readonly Job[] {
  return allJobsOf(world, run).filter((job) => job.attempt === run.attempt)
}

/** The jobs of every attempt. */
export function allJobsOf({ state }: World, run: Run): readonly Job[] {
  return [...state.jobs.values()].filter((job) => job.runId === run.id)
}
