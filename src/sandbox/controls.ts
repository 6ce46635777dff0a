import * as arrange from './arrange.ts'
import { pressButton, rerequest, rerequestSuite } from './acts/rerequest.ts'
import { progressJob, progressRun, requestRun } from './acts/run.ts'
import { workflowIn } from './acts/workflows.ts'
import type { Send } from './hooks/delivery.ts'
import type { Hooks } from './hooks/hooks.ts'
import type { Desk } from './server/desk.ts'
import { type Fault, rateLimitFault } from './server/faults.ts'
import type { Conclusion } from './state/checks.ts'
import type { App, Installation, Role, User } from './state/people.ts'
import type { Repository } from './state/repository.ts'
import type { Job, Run } from './state/workflows.ts'
import type { World } from './world.ts'

export type JobConclusions = Readonly<Record<string, Conclusion>>

/** What a test arranges, and what it does to the world from outside. */
export interface Controls {
  createUser(login: string, kind?: User['kind']): User
  createApp(wish: arrange.NewApp): App
  createRepository(wish: arrange.NewRepository): Promise<Repository>
  install(app: App, repository: Repository): Installation
  addCollaborator(repository: Repository, user: User, role: Role, name?: string): void
  fork(repository: Repository, user: User): Repository
  /** Somebody pushes with git; answers the new head of the branch. */
  push(repository: Repository, wish: arrange.Push): Promise<string>

  /** A run that something else than a dispatch caused, of the workflow at `path` on `branch`. */
  startRun(repository: Repository, wish: RunWish): Promise<Run>
  /** The run works: `in_progress`. */
  beginRun(runId: number): Promise<Run>
  completeJob(runId: number, name: string, conclusion: Conclusion): Promise<Job>
  /** Completes the jobs, by name, and then the run. */
  completeRun(runId: number, conclusion: Conclusion, jobs?: JobConclusions): Promise<Run>

  rerequestCheck(checkRunId: number, by: User): Promise<void>
  rerequestSuite(suiteId: number, by: User): Promise<void>
  pressButton(checkRunId: number, identifier: string, by: User): Promise<void>

  /** Deliveries go here instead of to the webhook addresses. */
  deliverTo(send: Send): void
  /** Resolves when no request and no delivery is under way. */
  settle(): Promise<void>
  drop(n: number): void
  duplicate(n: number): void
  reorder(permutation: readonly number[]): void
  hold(): void
  release(order?: readonly number[]): void
  redeliver(guid: string): void

  failNext(target: string | ((operation: string) => boolean), fault: Fault): void
  failCall(n: number, fault: Fault): void
  limitNext(kind: 'primary' | 'secondary403' | 'secondary429'): void
  lagReads(n: number): void
  /** Every installation token stops working. */
  rotateTokens(): void
}

export interface RunWish {
  readonly path: string
  readonly event: string
  readonly branch: string
  readonly by: User
}

export function controls(desk: Desk, hooks: Hooks): Controls {
  return { ...arranging(desk), ...runs(desk), ...checks(desk), ...deliveries(desk, hooks), ...trouble(desk) }
}

function act<Value>({ turns, writes }: Desk, work: () => Promise<Value> | Value): Promise<Value> {
  return turns.take(() => writes.make(work))
}

type Arranging = 'createUser' | 'createApp' | 'createRepository' | 'install' | 'addCollaborator'

function arranging(desk: Desk): Pick<Controls, Arranging | 'fork' | 'push'> {
  const { world } = desk
  return {
    createUser: (login, kind) => arrange.createUser(world, login, kind),
    createApp: (wish) => arrange.createApp(world, wish),
    createRepository: (wish) => arrange.createRepository(world, wish),
    install: (app, repository) => arrange.install(world, app, repository),
    addCollaborator: (repository, user, role, name = role) =>
      arrange.addCollaborator(world, repository, { user, role, name }),
    fork: (repository, user) => arrange.fork(world, repository, user),
    push: (repository, wish) => act(desk, () => arrange.push(world, repository, wish)),
  }
}

function runs(desk: Desk): Pick<Controls, 'startRun' | 'beginRun' | 'completeJob' | 'completeRun'> {
  const { world } = desk
  return {
    startRun: (repository, wish) => act(desk, () => startRun(world, repository, wish)),
    beginRun: (runId) => act(desk, () => progressRun(world, runId, { status: 'in_progress' })),
    completeJob: (runId, name, conclusion) =>
      act(desk, () => progressJob(world, runOf(world, runId), { name, conclusion })),
    completeRun: (runId, conclusion, jobs = {}) =>
      act(desk, () => {
        for (const [name, result] of Object.entries(jobs)) {
          progressJob(world, runOf(world, runId), { name, conclusion: result })
        }
        return progressRun(world, runId, { status: 'completed', conclusion })
      }),
  }
}

async function startRun(world: World, repository: Repository, wish: RunWish): Promise<Run> {
  const at = world.state.repositories.get(repository.id) ?? repository
  const headSha = at.refs.get(`refs/heads/${wish.branch}`)
  const file = headSha === undefined ? undefined : await workflowIn(world, headSha, wish.path)
  if (headSha === undefined || file === undefined) {
    throw new Error(`There is no ${wish.path} on ${wish.branch}`)
  }
  return requestRun(world, { at, by: wish.by }, {
    path: wish.path,
    name: file.name,
    displayTitle: file.name,
    event: wish.event,
    headBranch: wish.branch,
    headSha,
    inputs: new Map(),
  })
}

function runOf({ state }: World, id: number): Run {
  const run = state.runs.get(id)
  if (run === undefined) throw new Error(`There is no run ${id}`)
  return run
}

function checks(desk: Desk): Pick<Controls, 'rerequestCheck' | 'rerequestSuite' | 'pressButton'> {
  const { world } = desk
  const placeOf = (repositoryId: number | undefined): Repository => {
    const found = world.state.repositories.get(repositoryId ?? 0)
    if (found === undefined) throw new Error('There is no such check')
    return found
  }
  const checkOf = (id: number) => {
    const check = world.state.checks.get(id)
    if (check === undefined) throw new Error(`There is no check run ${id}`)
    return { check, at: placeOf(check.repositoryId) }
  }
  return {
    rerequestCheck: (id, by) =>
      act(desk, () => {
        const { check, at } = checkOf(id)
        rerequest(world, { at, by }, check)
      }),
    rerequestSuite: (id, by) =>
      act(desk, () => {
        const at = placeOf(world.state.suites.get(id)?.repositoryId)
        rerequestSuite(world, { at, by }, id)
      }),
    pressButton: (id, identifier, by) =>
      act(desk, () => {
        const { check, at } = checkOf(id)
        pressButton(world, { at, by }, { check, identifier })
      }),
  }
}

type Delivering = 'deliverTo' | 'settle' | 'drop' | 'duplicate' | 'reorder' | 'hold' | 'release'

function deliveries(desk: Desk, hooks: Hooks): Pick<Controls, Delivering | 'redeliver'> {
  const { queue } = hooks
  const { drop, duplicate, reorder, hold, release } = queue
  return {
    deliverTo: hooks.deliverTo,
    settle: async () => {
      while (desk.turns.isBusy() || queue.isBusy()) {
        await desk.turns.idle()
        await queue.idle()
      }
    },
    drop,
    duplicate,
    reorder,
    hold,
    release,
    redeliver: (guid) => {
      const record = hooks.records.find((one) => one.guid === guid)
      if (record === undefined) throw new Error(`There is no delivery ${guid}`)
      hooks.redeliver(record)
    },
  }
}

type Troubling = 'failNext' | 'failCall' | 'limitNext' | 'lagReads' | 'rotateTokens'

function trouble({ world, faults, writes }: Desk): Pick<Controls, Troubling> {
  return {
    failNext: faults.failNext,
    failCall: faults.failCall,
    limitNext: (kind) => {
      const resetAt = new Date(world.clock.now().getTime() + 3_600_000)
      faults.failNext(() => true, rateLimitFault(kind, resetAt))
    },
    lagReads: writes.lag,
    rotateTokens: () => world.state.tokens.clear(),
  }
}
