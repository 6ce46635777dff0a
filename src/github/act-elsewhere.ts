import type { Outcome } from '../decide/plan.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { noteRefusal } from './elsewhere-state.ts'
import type { Outside } from './outside.ts'

/**
 * Makes a change in another repository than the proposal's. Where GitHub refuses that for good, it is
 * noted and answered: the proposal's own life goes on.
 */
export async function actElsewhere(
  { store, now }: Pick<Outside, 'store' | 'now'>,
  repository: string,
  change: () => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await unlessRefused(change)
  if (outcome.kind === 'refused') await noteRefusal(store, repository, now())
  return outcome
}

async function unlessRefused(change: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await change()
  } catch (cause) {
    if (!(cause instanceof OutsideError) || cause.retryable) throw cause
    return { kind: 'refused', status: undefined }
  }
}
