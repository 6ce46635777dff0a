import { showsWithinMinutes } from '../lifecycle/dispatched.ts'
import { isUnderWay } from '../lifecycle/run-verdict.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { isAnswered, type Trial, trialsOf } from '../lifecycle/trials.ts'
import {
  intentOf,
  lostTries,
  maximumAttempts,
  nonceOf,
  refusalOf,
} from '../lifecycle/validation.ts'
import type { Plan } from './plan.ts'
import type { Subject } from './subject.ts'

const minute = 60_000
/** How long an unanswered dispatch may take to show up as a run before it is tried again. */
const graceMinutes = 2
/** How often a run under way is looked at, should its webhook get lost; and one that seems stuck. */
const patienceMinutes = 10
const stuckMinutes = 60

/**
 * Plans the dispatch of a workflow: once for a head and once more for each time somebody has asked
 * since; again by itself only when a dispatch left no trace, or did not find the workflow.
 */
export function planDispatch(snapshot: Snapshot, subject: Subject, retries: readonly Date[]): Plan {
  const trials = trialsOf(subject, snapshot)
  const last = trials.at(-1)
  if (last !== undefined && isFresh(snapshot, last)) return [lookAgain(snapshot, waitFor(last))]
  if (isWanted(trials, retriesOf(trials, retries)))
    return [dispatchOf(subject, (last?.attempt ?? 0) + 1)]
  const isOpen = last?.run !== undefined && last.run.status !== 'completed'
  return isOpen ? [lookAgain(snapshot, stuckMinutes)] : []
}

/** Nothing can be said of it yet: its answer, its run or that run's end is on its way. */
function isFresh({ now }: Snapshot, trial: Trial): boolean {
  const { run, intent } = trial
  if (run !== undefined) return isUnderWay(run, now)
  if (refusalOf(intent?.outcome) !== undefined && !isMissed(trial)) return false
  const minutes = isTaken(trial) ? showsWithinMinutes : graceMinutes
  return now.getTime() - (intent?.at.getTime() ?? 0) < minutes * minute
}

function waitFor(trial: Trial): number {
  return isTaken(trial) ? patienceMinutes : graceMinutes
}

/** GitHub answers 404 where there is no such workflow, and now and then for one that is there. */
function isMissed({ run, intent }: Trial): boolean {
  return run === undefined && refusalOf(intent?.outcome) === 404
}

function isTaken(trial: Trial): boolean {
  return isAnswered(trial) && !isMissed(trial)
}

/** What was asked before this head was tried at all was about another. */
function retriesOf([first]: readonly Trial[], retries: readonly Date[]): number {
  const since = first?.intent?.at ?? first?.run?.at
  return since === undefined ? 0 : retries.filter((at) => at > since).length
}

function isWanted(trials: readonly Trial[], retries: number): boolean {
  const answered = trials.filter(isTaken).length
  const lost = trials.length - answered
  const isLeft = trials.length < maximumAttempts && lost < lostTries + retries
  return isLeft && answered < 1 + retries
}

function dispatchOf(subject: Subject, attempt: number): Plan[number] {
  return {
    kind: 'dispatch',
    intent: intentOf({ ...subject, attempt }),
    workflow: subject.workflow,
    ref: subject.branch,
    inputs: {
      pull_request: String(subject.pull),
      head_sha: subject.head,
      nonce: nonceOf({ ...subject, attempt }),
    },
  }
}

/** Plans another look in so many minutes. */
export function lookAgain({ now }: Snapshot, minutes: number): Plan[number] {
  return { kind: 'look-again', at: new Date(now.getTime() + minutes * minute) }
}
