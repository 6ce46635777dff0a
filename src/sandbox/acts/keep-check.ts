import { latestChecksOf, resultOf } from '../shape/check.ts'
import type { CheckRun } from '../state/checks.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { timeOf, type World } from '../world.ts'
import { tellCheck, tellSuite } from './tell.ts'

/** Writes a check run down and tells what changed: created, completed, and the suite with it. */
export function keepCheck(
  world: World,
  { at, by }: { readonly at: Repository; readonly by: User },
  check: CheckRun,
): void {
  const before = world.state.checks.get(check.id)
  world.state.checks.set(check.id, check)
  answerRequest(world, check)
  if (before === undefined) tellCheck(world, { at, by, action: 'created' }, check)
  if (check.status !== 'completed' || before?.status === 'completed') return
  tellCheck(world, { at, by, action: 'completed' }, check)
  const suite = world.state.suites.get(check.suiteId)
  if (suite === undefined) return
  const isDone = resultOf(suite, latestChecksOf(world, suite)).status === 'completed'
  if (isDone) tellSuite(world, { at, by, action: 'completed' }, suite)
}

/** Whatever the app reports answers an earlier wish to run everything again. */
function answerRequest(world: World, { suiteId }: CheckRun): void {
  const suite = world.state.suites.get(suiteId)
  if (suite !== undefined)
    world.state.suites.set(suiteId, { ...suite, requestedAgain: false, updatedAt: timeOf(world) })
}
