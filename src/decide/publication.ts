import { isPassed } from '../lifecycle/gate.ts'
import { isUnderWay } from '../lifecycle/run-verdict.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { publicationOf } from './gate-published.ts'
import type { Plan } from './plan.ts'
import { lookAgain, planDispatch } from './plan-dispatch.ts'
import { isOnItsWay, type Standing } from './standing.ts'
import { registrationOf } from './subject.ts'

const patienceMinutes = 5

/**
 * Plans the dispatch of the push workflow, where one is configured, once the model is validated and
 * registered and its tag is certainly absent; and another look while the tag is all that is missing,
 * since image tags send no webhook.
 */
export function planPublication(snapshot: Snapshot, standing: Standing): Plan {
  const { image } = snapshot
  const { stage, gates } = standing
  if (standing.decisions.hold !== undefined) return []
  const isWaiting = stage === 'validated' && image !== undefined && isOnItsWay(standing)
  if (!isWaiting || isPassed(gates.get('published'))) return []

  const subject = isDue(snapshot, standing) ? publicationOf(snapshot, standing) : undefined
  const retries = standing.retries.get('published') ?? []
  const plan = subject === undefined ? [] : planDispatch(snapshot, subject, retries)
  const isToDo = plan.some(({ kind }) => kind === 'dispatch')
  return isToDo ? plan : [lookAgain(snapshot, patienceMinutes)]
}

/** Whether to push is ours: nobody else is at it, or has failed and nobody has asked for another try. */
function isDue(snapshot: Snapshot, standing: Standing): boolean {
  const { gates, lead, retries } = standing
  const { image, runs, repository, config } = snapshot
  const isMerged =
    registrationOf(snapshot, standing)?.state === 'merged' && lead?.inspection?.registered === true
  const isPushing = runs.some(
    (run) =>
      run.path === config.publication.workflow &&
      run.headBranch === repository.defaultBranch &&
      isUnderWay(run, snapshot.now),
  )
  const isLeft =
    gates.get('published')?.is === 'failed' && (retries.get('published') ?? []).length === 0
  return isMerged && image?.is === 'absent' && !isPushing && !isLeft
}
