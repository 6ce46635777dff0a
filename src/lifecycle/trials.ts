import type { Intent, Run } from './snapshot.ts'
import {
  type Dispatch,
  intentOf,
  maximumAttempts,
  nonceOf,
  type Purpose,
  runIdOf,
} from './validation.ts'
import { workflowPath } from './workflow-path.ts'

/** What a dispatched run must be about to count. */
export interface DispatchAsk {
  readonly purpose: Purpose
  readonly repository: string
  readonly file: string
  /** Head of the registration pull request. */
  readonly head: string
  readonly bot: string
  readonly workflow: string
  readonly branch: string
}

/** One dispatch for a head: what was written down, and the run it made as far as it is seen. */
export interface Trial {
  readonly attempt: number
  readonly intent: Intent | undefined
  readonly run: Run | undefined
}

/** Everything that was dispatched for a head, first attempt first. */
export function trialsOf(
  ask: DispatchAsk,
  seen: { readonly intents: readonly Intent[]; readonly runs: readonly Run[] },
): readonly Trial[] {
  const attempts = Array.from({ length: maximumAttempts }, (_, index) => index + 1)
  const candidates = seen.runs.filter((run) => isDispatched(ask, run))
  const trials = attempts.map((attempt) => {
    const id = intentOf({ ...ask, attempt })
    const intent = seen.intents.find((one) => one.id === id)
    return { attempt, intent, run: runOf({ ...ask, attempt }, intent, candidates) }
  })
  return trials.filter(({ intent, run }) => intent !== undefined || run !== undefined)
}

/**
 * The run GitHub named, or else the one on the default branch that shows the nonce. The one it named
 * is ours whatever the default branch is called by now.
 */
function runOf(
  dispatch: Dispatch & Pick<DispatchAsk, 'branch'>,
  intent: Intent | undefined,
  candidates: readonly Run[],
): Run | undefined {
  if (candidates.length === 0) return undefined
  const named = runIdOf(intent?.outcome)
  const nonce = nonceOf(dispatch)
  return (
    candidates.find((one) => one.id === named) ??
    candidates.find((one) => one.title.includes(nonce) && one.headBranch === dispatch.branch)
  )
}

/** Whether it is known what became of a dispatch: its run is there, or GitHub has answered. */
export function isAnswered({ intent, run }: Trial): boolean {
  return run !== undefined || intent?.outcome !== undefined
}

/** Started by our bot, in this repository, from the configured workflow. */
function isDispatched(ask: DispatchAsk, run: Run): boolean {
  return (
    run.event === 'workflow_dispatch' &&
    workflowPath(run.path) === ask.workflow &&
    run.headRepositoryId === ask.repository &&
    run.actor.id === ask.bot
  )
}
