import { checkInEvent } from '../shape/check.ts'
import type { CheckRun } from '../state/checks.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { timeOf, type World } from '../world.ts'
import { tellSuite } from './tell.ts'

interface Asking {
  readonly at: Repository
  readonly by: User
}

/** "Re-run": the suite is open again, the run stays as it is, and only its app is told. */
export function rerequest(world: World, asking: Asking, check: CheckRun): void {
  reopenSuite(world, check.suiteId)
  ask(world, asking, { check, action: 'rerequested', extra: {} })
}

/** "Re-run all" names no run. */
export function rerequestSuite(world: World, { at, by }: Asking, suiteId: number): void {
  reopenSuite(world, suiteId)
  const suite = world.state.suites.get(suiteId)
  if (suite !== undefined) tellSuite(world, { at, by, action: 'rerequested' }, suite)
}

/** Somebody presses one of the buttons a check run offers. */
export function pressButton(
  world: World,
  asking: Asking,
  { check, identifier }: { readonly check: CheckRun; readonly identifier: string },
): void {
  ask(world, asking, {
    check,
    action: 'requested_action',
    extra: { requested_action: { identifier } },
  })
}

function reopenSuite(world: World, suiteId: number): void {
  const suite = world.state.suites.get(suiteId)
  if (suite !== undefined)
    world.state.suites.set(suiteId, { ...suite, requestedAgain: true, updatedAt: timeOf(world) })
}

function ask(
  world: World,
  { at, by }: Asking,
  { check, action, extra }: { check: CheckRun; action: string; extra: object },
): void {
  world.outbox.push({
    name: 'check_run',
    action,
    repository: at,
    sender: by,
    payload: { check_run: checkInEvent(world, at, check), ...extra },
    onlyFor: check.appId,
  })
}
