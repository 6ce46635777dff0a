import type { Gate } from '../lifecycle/gate.ts'
import { approvalSummary } from './approval-words.ts'
import type { Standing } from './standing.ts'

/** What is to be done next and by whom: what went wrong first, or else the nearest thing missing. */
export function nextStep({ decisions, gates }: Pick<Standing, 'decisions' | 'gates'>): string {
  const isMerged = gates.get('accepted')?.is === 'held'
  const { rejection, hold } = decisions
  if ((rejection !== undefined && !isMerged) || hold !== undefined) {
    return approvalSummary(isMerged ? { ...decisions, rejection: undefined } : decisions, 1)
  }
  const nearest = nearestOpen([...gates.values()])
  return nearest?.says ?? 'Nothing is left to do.'
}

/** The gate that failed, or else the first that is open; a merge leaves the gates before it behind. */
function nearestOpen(gates: readonly Gate[]): Gate | undefined {
  const accepted = gates.findIndex(({ name, is }) => name === 'accepted' && is === 'held')
  const ahead = gates.slice(accepted + 1)
  const failed = ahead.find(({ is }) => is === 'failed')
  return failed ?? ahead.find(({ is }) => is === 'missing' || is === 'unknown')
}
