import type { Severity } from '../diagnostics/finding.ts'
import type { Repair } from './repair.ts'

/** Every way in which a proposal, the index page, the registry and the history can disagree. */
export const driftKinds = [
  'status-behind-evidence',
  'status-ahead-of-evidence',
  'index-disagrees',
  'index-missing',
  'index-dangling',
  'unknown-status',
  'unreadable',
  'history-disagrees',
  'last-updated-behind',
  'revision-drift',
  'registry-without-proposal',
  'model-gone',
  'missing-e2e',
  'stale',
] as const
export type DriftKind = (typeof driftKinds)[number]

/** Something that can be looked up: `where` is a path with its line, a commit, an image or a link. */
export interface Evidence {
  readonly what: string
  readonly where: string
}

/** Where a drift is shown: a 1-based line of a file of the tree. */
export interface Place {
  readonly path: string
  readonly line: number
}

/** Who has to act: `anyone` where Usher can do it, when asked to. */
export type Actor = 'anyone' | 'maintainer' | 'author'

/**
 * One thing that does not agree with another. `repairs` are there only where the repair is certain;
 * without them, `fix` says what a person has to decide.
 */
export interface Drift {
  readonly kind: DriftKind
  readonly severity: Severity
  /** Path of the proposal, or of the one that should be there; `null` where there is none. */
  readonly proposal: string | null
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly fix: string
  readonly who: Actor
  readonly place: Place
  readonly repairs: readonly Repair[]
  /** The day (`2026-01-31`) what drifts was last touched, where that is known. */
  readonly day: string | undefined
}
