import type { Config } from '../config/config.ts'
import type { Card } from '../lifecycle/card.ts'
import type { Bot, Comment, OwnPull, Role, Snapshot } from '../lifecycle/snapshot.ts'
import type { AuditTree } from './tree.ts'

/** The issue in which a repository's audit is shown. */
export interface AuditIssue {
  readonly number: number
  readonly state: 'open' | 'closed'
  readonly locked: boolean
  readonly body: string
  readonly comments: readonly Comment[]
}

/** Something in the queue that failed too often and was set aside. */
export interface SetAside {
  readonly key: string
  readonly attempts: number
  readonly error: string
}

/** Requests on a conversation that is locked: they wait until it is open again. */
export interface LockedRequests {
  readonly pull: number
  readonly requests: readonly { readonly by: string; readonly words: string; readonly at: Date }[]
}

/** Everything known about a repository's proposals at one moment. Deciding reads nothing else. */
export interface AuditSnapshot {
  readonly now: Date
  readonly bot: Bot
  /** Label definitions are not looked at. */
  readonly repository: Snapshot['repository']
  readonly config: Config
  readonly tree: AuditTree
  /** What the last look at each proposal left behind. */
  readonly cards: readonly Card[]
  readonly setAside: readonly SetAside[]
  readonly locked: readonly LockedRequests[]
  /** The one of ours; `undefined` where there is none yet. */
  readonly issue: AuditIssue | undefined
  /** Open issues of ours besides that one: an answer got lost once. */
  readonly doubles: readonly number[]
  /** Present roles of everyone whose request in the issue is not settled, by login. */
  readonly roles: ReadonlyMap<string, Role>
  /** Our branch with the repairs, and the newest pull request from it. */
  readonly repair: Pick<OwnPull, 'branch' | 'tip' | 'pull'>
  /** When the schedule looks again; `undefined` for never. */
  readonly nextRun: Date | undefined
}
