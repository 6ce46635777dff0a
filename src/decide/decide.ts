import type { Snapshot } from '../lifecycle/snapshot.ts'
import { isAdopted } from './adopted.ts'
import { planApprovalCheck } from './approval-check.ts'
import { planFacts } from './claims-said.ts'
import { planClicks } from './clicks.ts'
import { planFollowUps } from './follow-ups.ts'
import { planGateLabel } from './gate-label.ts'
import { planLabels } from './labels.ts'
import type { Plan } from './plan.ts'
import { planProposalCheck } from './proposal-check.ts'
import { planPublication } from './publication.ts'
import { planDoubledReplies } from './replies.ts'
import { planRequests } from './requests.ts'
import { planReview } from './review.ts'
import { planShadow } from './shadow.ts'
import { currentFile, newProposals, type Standing, standingOf } from './standing.ts'
import { planStatusComment } from './status-comment.ts'
import { planSuggestions } from './suggest.ts'
import { planValidation } from './validation.ts'
import { planVouching } from './vouching.ts'

/**
 * Plans what to change so that everything shown of a proposal agrees with what is true of it.
 *
 * Pure and total. What people asked for comes first and alone; once nothing is pending, labels,
 * checks, comment and follow-ups are brought in line. An empty plan means all is well.
 */
export function decide(snapshot: Snapshot): Plan {
  if (!snapshot.config.enabled) return []
  const standing = standingOf(snapshot)
  if (standing === undefined || !speaks(snapshot)) return []

  const asked = [planRequests, planClicks, planGateLabel, planReview]
    .map((plan) => plan(snapshot, standing))
    .find((plan) => plan.length > 0)
  const plan = asked ?? inLine(snapshot, standing)
  return snapshot.config.dryRun ? planShadow(snapshot, standing, plan) : plan
}

function inLine(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  const shown = home !== undefined && isAdopted(snapshot, home)
  const plan = [
    ...planProposalCheck(snapshot, standing),
    ...planApprovalCheck(snapshot),
    ...planSuggestions(snapshot, standing),
    ...(shown ? planLabels(snapshot, standing) : []),
    ...planDoubledReplies(snapshot),
    ...planFollowUps(snapshot, standing),
    ...planVouching(snapshot, standing),
    ...planValidation(snapshot, standing),
    ...planPublication(snapshot, standing),
    ...planFacts(snapshot),
  ]
  // The comment tells what came of everything else, so it is written last and once.
  const settled = plan.every(({ kind }) => kind === 'look-again')
  const told = shown && snapshot.config.verbosity === 'normal'
  return told && settled ? [...plan, ...planStatusComment(snapshot, standing)] : plan
}

/** Where several new proposals share an open pull request, the first of them speaks for all. */
function speaks(snapshot: Snapshot): boolean {
  if (snapshot.home?.state !== 'open') return true
  const [first] = newProposals(snapshot)
  return first === undefined || first === currentFile(snapshot)?.path
}
