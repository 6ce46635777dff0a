import { isPassed } from '../lifecycle/gate.ts'
import { hasSignals } from '../lifecycle/signalled.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { validationOf } from './gate-validated.ts'
import type { Plan } from './plan.ts'
import { lookAgain, planDispatch } from './plan-dispatch.ts'
import { isOnItsWay, type Standing } from './standing.ts'

/** Checks and statuses of others tell us nothing when they change, so they are looked at. */
const signalMinutes = 10

/**
 * Plans the dispatch of the validation workflow for the registration's head, unless others start it
 * here; and another look while something is awaited that sends no webhook.
 */
export function planValidation(snapshot: Snapshot, standing: Standing): Plan {
  const { config, accepted } = snapshot
  const isOver = standing.stage === 'integrated' || !isOnItsWay(standing)
  if (standing.decisions.hold !== undefined || accepted === undefined) return []
  if (isOver || isPassed(standing.gates.get('validated'))) return []

  const subject = config.validation.dispatch ? validationOf(snapshot, standing) : undefined
  const retries = standing.retries.get('validated') ?? []
  const plan = subject === undefined ? [] : planDispatch(snapshot, subject, retries)
  return plan.length === 0 && hasSignals(config.validation)
    ? [lookAgain(snapshot, signalMinutes)]
    : plan
}
