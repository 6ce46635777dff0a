import { progressJob, progressRun, requestRun } from '../acts/run.ts'
import { workflowIn } from '../acts/workflows.ts'
import type { Desk } from '../server/desk.ts'
import type { Conclusion } from '../state/checks.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { Job, Run } from '../state/workflows.ts'
import type { World } from '../world.ts'
import { act, theOne } from './act.ts'

interface RunWish {
  readonly path: string
  readonly event: string
  readonly branch: string
  readonly by: User
  /** The fork the branch is in, for a run of a pull request from there. */
  readonly fork?: Repository
}

/** A run, or the id the dispatch has answered. */
type WhichRun = number | Pick<Run, 'id'>

/** The machines that work on workflow runs: nothing starts or completes but by these. */
export interface Running {
  /** A run that something else than a dispatch caused, of the workflow at `path` on `branch`. */
  startRun(repository: Repository, wish: RunWish): Promise<Run>
  /** The run works: `in_progress`. */
  beginRun(run: WhichRun): Promise<Run>
  /** A job works; only jobs that are named here or at the end exist. */
  beginJob(run: WhichRun, name: string): Promise<Job>
  completeJob(run: WhichRun, name: string, conclusion: Conclusion): Promise<Job>
  /** Completes the jobs, by name, and then the run. */
  completeRun(
    run: WhichRun,
    conclusion: Conclusion,
    jobs?: Readonly<Record<string, Conclusion>>,
  ): Promise<Run>
}

export function running(desk: Desk): Running {
  const { world } = desk
  const runOf = (run: WhichRun): Run =>
    theOne(world.state.runs, typeof run === 'number' ? run : run.id)
  return {
    startRun: (repository, wish) => act(desk, () => startRun(world, repository, wish)),
    beginRun: (run) =>
      act(desk, () => progressRun(world, runOf(run).id, { status: 'in_progress' })),
    beginJob: (run, name) =>
      act(desk, () => progressJob(world, runOf(run), { name, conclusion: null })),
    completeJob: (run, name, conclusion) =>
      act(desk, () => progressJob(world, runOf(run), { name, conclusion })),
    completeRun: (run, conclusion, jobs = {}) =>
      act(desk, () => {
        for (const [name, result] of Object.entries(jobs)) {
          progressJob(world, runOf(run), { name, conclusion: result })
        }
        return progressRun(world, runOf(run).id, { status: 'completed', conclusion })
      }),
  }
}

async function startRun(world: World, repository: Repository, wish: RunWish): Promise<Run> {
  const at = theOne(world.state.repositories, repository.id)
  const head = theOne(world.state.repositories, (wish.fork ?? repository).id)
  const headSha = head.refs.get(`refs/heads/${wish.branch}`)
  const file = headSha === undefined ? undefined : await workflowIn(world, headSha, wish.path)
  if (headSha === undefined || file === undefined) {
    throw new Error(`There is no ${wish.path} on ${wish.branch}`)
  }
  const { path, event, branch: headBranch, by } = wish
  const { name } = file
  const titled = { name, displayTitle: name, inputs: new Map<string, string>() }
  const run = { path, event, headBranch, headSha, headRepositoryId: head.id, ...titled }
  return requestRun(world, { at, by }, run)
}
