import type { GateName } from '../lifecycle/gate.ts'
import type { Home } from '../lifecycle/snapshot.ts'

/** Who may give a command; `author` means the author of the pull request, or a maintainer. */
export type Who = 'anyone' | 'author' | 'maintainer'

/** What a person may ask for: parsed, authorised, refused and documented from this one value. */
export interface CommandSpec {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly who: Who
  /** The states of the home in which it can be asked. */
  readonly when: readonly Home['state'][]
  /** How many words have to follow it. */
  readonly needs: number
  /** The gates its first word may name. */
  readonly gates?: readonly GateName[]
  readonly examples: readonly string[]
}
