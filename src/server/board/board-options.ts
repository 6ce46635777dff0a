import type { Log } from '../../reconcile/log.ts'
import type { Store } from '../../store/store.ts'
import type { BoardSettings } from '../board-settings.ts'
import type { Budget } from '../budgets.ts'

/** What the board reads and writes of a store. */
export type BoardStore = Pick<
  Store,
  | 'card'
  | 'cards'
  | 'happenings'
  | 'moves'
  | 'repositories'
  | 'recall'
  | 'stats'
  | 'dead'
  | 'deliveries'
  | 'redrive'
  | 'discard'
>

/** Everything the board is served with. */
export interface BoardOptions {
  readonly settings: BoardSettings
  readonly store: BoardStore
  /** GitHub's API, without a slash at the end. */
  readonly apiUrl: string
  readonly fetch: typeof fetch
  readonly now: () => Date
  readonly log: Log
  /** What GitHub said last of how much may still be asked. */
  readonly budgets: () => readonly Budget[]
  /** Told that something is in the queue again. */
  readonly nudge: () => void
}

/** GitHub's pages by its API: `https://api.github.com` → `https://github.com`; of a server of one's own, its root. */
export function githubOf(apiUrl: string): string {
  const { protocol, host, origin } = new URL(apiUrl)
  return host.startsWith('api.') ? `${protocol}//${host.slice(4)}` : origin
}
