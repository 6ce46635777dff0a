import type { Decisions } from './decisions.ts'
import type { Snapshot } from './snapshot.ts'
import { pathOf } from './stage.ts'

/** How a proposal ended before its path did; what comes of it now is for people to say. */
export type Ending =
  | { readonly kind: 'rejected' }
  | { readonly kind: 'withdrawn' }
  /** Somebody wrote another word than ours into the status line: `superseded`, `deprecated`. */
  | { readonly kind: 'by-hand'; readonly word: string }

/** What is known of a status line where a person may have had the last word. */
interface Line {
  /** What it says. */
  readonly word: string | null
  /** Whether that is a word Usher moves. */
  readonly isOurs: boolean
}

/**
 * How a proposal ended, if it did. Before the merge that is a matter of its pull request, and
 * afterwards of its status line.
 */
export function endingOf(
  { home, accepted, config }: Pick<Snapshot, 'home' | 'accepted' | 'config'>,
  { rejection }: Pick<Decisions, 'rejection'>,
  { word, isOurs }: Line,
): Ending | undefined {
  if (accepted === undefined) {
    if (rejection !== undefined) return { kind: 'rejected' }
    return home?.state === 'closed' ? { kind: 'withdrawn' } : undefined
  }
  const isByHand = pathOf(config).includes('integrated') && !isOurs
  return isByHand && word ? { kind: 'by-hand', word } : undefined
}
