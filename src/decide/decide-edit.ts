import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Plan } from './plan.ts'
import { type Judged, planCheckOf } from './proposal-check.ts'
import { findingsOf } from './standing.ts'

/** Plans the check run of a later pull request that edits proposals: findings, and nothing else. */
export function decideEdit(snapshot: EditSnapshot): Plan {
  const { config, pull } = snapshot
  if (!config.enabled || pull.state !== 'open') return []
  const judged = judgedIn(snapshot)
  return judged.length === 0 ? [] : planCheckOf(pull, judged).map(withoutFix)
}

/** What is found in the model proposals that a pull request, or a merge group, changes. */
export function judgedIn(
  snapshot: Pick<EditSnapshot, 'edited' | 'template' | 'config'>,
): readonly Judged[] {
  return snapshot.edited
    .map(({ path, text }) => parseProposal(path, text))
    .filter(({ kind }) => kind === 'model')
    .map((proposal) => ({ path: proposal.path, findings: findingsOf(snapshot, proposal) }))
}

/** Only the home of a proposal is written to, so the button would do nothing. */
function withoutFix(action: Plan[number]): Plan[number] {
  if (action.kind !== 'create-check') return action
  const buttons = action.check.buttons.filter(({ identifier }) => identifier !== 'fix')
  return { ...action, check: { ...action.check, buttons } }
}
