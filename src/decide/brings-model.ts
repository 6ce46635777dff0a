import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'

/** Whether a pull request brings a model proposal, whose life then shows its own checks. */
export function bringsModel({ brought }: Pick<EditSnapshot, 'brought'>): boolean {
  return brought.some(({ path, text }) => parseProposal(path, text).kind === 'model')
}
