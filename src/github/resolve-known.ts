import type { ProposalKey, PullKey } from '../reconcile/key.ts'
import { recallAbout } from './about.ts'
import { recallHint } from './hints.ts'
import type { Outside } from './outside.ts'

/**
 * The proposals a pull request is about, without a question: where it is known to be all about them.
 * A look at any of them finds out whether that still holds.
 */
export async function resolveKnown(
  { store }: Pick<Outside, 'store'>,
  { repository, number }: PullKey,
): Promise<readonly ProposalKey[] | undefined> {
  const about = await recallAbout(store, { repository, number })
  if (about === undefined) return undefined
  if (!about.own) {
    const hints = about.files.map((file) => recallHint(store, { repository, file }))
    if ((await Promise.all(hints)).some((hint) => hint?.home !== number)) return undefined
  }
  const home = about.home ?? repository
  return about.files.map((file) => ({ kind: 'proposal', repository: home, file }))
}
