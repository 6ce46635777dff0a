import type { Act } from '../lifecycle/act.ts'
import { isPassed } from '../lifecycle/gate.ts'
import { subjectOf } from '../lifecycle/gate-acts.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { isAdopted } from './adopted.ts'
import { planAct } from './approval-check.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/**
 * Notes once that the evidence was there when the status said so, where statuses are committed and no
 * merged pull request can vouch for them: runs are deleted and logs archived later.
 */
export function planVouching(snapshot: Snapshot, standing: Standing): Plan {
  const { proposal, gates } = standing
  const { home, bot, now, config } = snapshot
  const isDirect =
    config.status.by === 'commit' && snapshot.ownPulls.get('status')?.pull === undefined
  if (!isDirect || home === undefined || !isAdopted(snapshot, home)) return []
  if (!hasMoved(snapshot, standing) || vouchIn(snapshot, standing) !== undefined) return []
  const isSeen = isPassed(gates.get('validated')) && isPassed(gates.get('published'))
  if (!isSeen) return []
  const about = subjectOf(proposal.model)
  const by = { login: bot.login, id: bot.id }
  return planAct(snapshot, home, { id: `vouch-${about}`, kind: 'vouch', by, at: now, about })
}

type Known = Pick<Standing, 'proposal' | 'written'>

/** Our note that the evidence was there, for the model and revision as they are asked for now. */
export function vouchIn({ home }: Snapshot, { proposal }: Known): Act | undefined {
  const acts = home === undefined ? [] : actsOf(home)
  const about = subjectOf(proposal.model)
  return acts.find((act) => act.kind === 'vouch' && act.about === about)
}

/** Whether the status on the default branch says that the model is ready, or more. */
export function hasMoved({ accepted }: Snapshot, { written }: Known): boolean {
  return accepted !== undefined && written !== undefined && written !== 'provisional'
}
