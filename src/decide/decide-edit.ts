import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Plan } from './plan.ts'
import { planCheckOf } from './proposal-check.ts'
import { findingsOf } from './standing.ts'

/** Plans the check run of a later pull request that edits proposals: findings, and nothing else. */
export function decideEdit(snapshot: EditSnapshot): Plan {
  const { config, pull, edited } = snapshot
  if (!config.enabled || pull.state !== 'open') return []
  const judged = edited
    .map(({ path, text }) => parseProposal(path, text))
    .filter(({ kind }) => kind === 'model')
    .map((proposal) => ({ path: proposal.path, findings: findingsOf(snapshot, proposal) }))
  return judged.length === 0 ? [] : planCheckOf(pull, judged)
}
