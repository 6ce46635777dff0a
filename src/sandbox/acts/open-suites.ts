import type { CheckSuite } from '../state/checks.ts'
import { installationsAt } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { timeOf, type World } from '../world.ts'
import { tellSuite } from './tell.ts'

export interface Pushed {
  readonly at: Repository
  readonly branch: string
  readonly by: User
}

/** At every push GitHub opens a suite for each installed app that may write checks, and asks it. */
export function openSuites(world: World, { at, branch, by }: Pushed, sha: string): void {
  for (const { app, installation } of installationsAt(world.state, at)) {
    const isKnown = suiteOf(world, at, { appId: app.id, sha }) !== undefined
    if (installation.permissions.checks !== 'write' || isKnown) continue
    const suite = newSuite(world, at, { appId: app.id, sha, branch })
    tellSuite(world, { at, by, action: 'requested' }, suite)
  }
}

/** An app has one suite a commit. */
export function suiteOf(
  world: World,
  at: Repository,
  { appId, sha }: { readonly appId: number; readonly sha: string },
): CheckSuite | undefined {
  return world.state.suites
    .values()
    .find((one) => one.repositoryId === at.id && one.appId === appId && one.headSha === sha)
}

export function newSuite(
  world: World,
  at: Repository,
  { appId, sha, branch }: { appId: number; sha: string; branch: string | null },
): CheckSuite {
  const suite: CheckSuite = {
    id: world.nextId(),
    repositoryId: at.id,
    appId,
    headSha: sha,
    headBranch: branch,
    createdAt: timeOf(world),
    updatedAt: timeOf(world),
    requestedAgain: false,
  }
  world.state.suites.set(suite.id, suite)
  return suite
}
