import type { BoardRepository } from '../lifecycle/board-repository.ts'
import type { Card } from '../lifecycle/card.ts'
import type { Happening, Move } from '../lifecycle/happening.ts'

/** One webhook from GitHub, known by its GUID. `body` is the raw JSON text. */
export interface Delivery {
  readonly guid: string
  readonly event: string
  readonly action: string | undefined
  readonly body: string
}

/** What cannot be read back from GitHub later: a click, or the head at which a gate label was put on or taken off. */
export interface StoredRequest {
  readonly id: string
  readonly repository: string
  readonly pull: number
  /** For example `label:on:proposal: approved`, or `rerequested`. */
  readonly kind: string
  readonly actor: string
  readonly at: Date
  readonly head: string
}

/** One key handed to a worker. `token` fences everything the worker writes about it. */
export interface Claim {
  readonly key: string
  readonly token: string
  /** 1 for the first try. */
  readonly attempt: number
}

/** What a worker says of a claimed key. */
export type Done =
  | { readonly kind: 'done'; readonly again: Date | undefined }
  | { readonly kind: 'failed'; readonly error: string }

export interface DeadKey {
  readonly key: string
  readonly attempts: number
  readonly error: string
}

/** A delivery without its body. */
export interface DeliveryNote {
  readonly guid: string
  readonly event: string
  readonly action: string | undefined
  readonly at: Date
  /** `undefined` while there is work to do about it. */
  readonly doneAt: Date | undefined
}

/** What the board shows: projections of looks, which the next looks can make again, but for the times. */
export interface BoardStore {
  card(repository: string, file: string): Promise<Card | undefined>
  /** The cards of a repository, by file. */
  cards(repository: string): Promise<readonly Card[]>
  /** Puts a card in the place of the one before, and adds to its timeline what is new, in one transaction. */
  keepCard(card: Card, happenings: readonly Happening[]): Promise<void>
  dropCard(repository: string, file: string): Promise<void>
  /** The newest 500 of a proposal, newest first. */
  happenings(repository: string, file: string): Promise<readonly Happening[]>
  addHappenings(
    of: Pick<Card, 'repository' | 'file'>,
    happenings: readonly Happening[],
  ): Promise<void>
  /** Every move along the path in a repository, oldest first. */
  moves(repository: string): Promise<readonly Move[]>
  /** Writes down what GitHub just said of a repository; a practice that is not given stays. */
  noteRepository(repository: Omit<BoardRepository, 'seenAt'>): Promise<void>
  repositories(): Promise<readonly BoardRepository[]>
  /** The newest deliveries, newest first. */
  deliveries(most: number): Promise<readonly DeliveryNote[]>
  /** The deliveries that a key is being worked on for. */
  deliveriesBehind(key: string): Promise<readonly DeliveryNote[]>
}

export interface Stats {
  readonly deliveries: number
  readonly unfinished: number
  readonly queued: number
  readonly active: number
  readonly dead: number
  /** When the key that waits longest was due; `undefined` where none is. */
  readonly oldestDue: Date | undefined
}

/**
 * Everything that must survive a crash: the inbox of deliveries and the work queue of keys.
 *
 * At most one claim for a key at a time and at most one more waiting; a failed key comes back with
 * backoff and is set aside after the last try; a key whose worker died is taken over within 30 s.
 * Every promise resolves only when the change is on disk. Throws `OutsideError`.
 */
export interface Store extends BoardStore {
  /** Stores a delivery, its keys and its requests in one transaction; says whether the GUID was new. */
  accept(
    delivery: Delivery,
    keys: readonly string[],
    requests: readonly StoredRequest[],
  ): Promise<'new' | 'known'>
  /** Puts a key into the queue, now or later; a key that waits already keeps the earlier time. */
  later(key: string, at: Date): Promise<void>
  /** Takes the next due key, or `undefined`. */
  claim(): Promise<Claim | undefined>
  /** Keeps a claim alive; `false` when somebody else has it now. */
  renew(claim: Claim): Promise<boolean>
  /** Ends a claim; `false`, with nothing written, when somebody else has it now. */
  finish(claim: Claim, done: Done): Promise<boolean>
  /** Writes down what is about to be done; `false` when it was written down before. */
  intend(id: string): Promise<boolean>
  /** Notes what became of it. */
  settle(id: string, outcome: string): Promise<void>
  intents(
    prefix: string,
  ): Promise<
    readonly { readonly id: string; readonly at: Date; readonly outcome: string | undefined }[]
  >
  /** The requests on a pull request that are not settled, oldest first. */
  requests(repository: string, pull: number): Promise<readonly StoredRequest[]>
  settleRequest(id: string): Promise<void>
  /** Runs out one slot of a schedule: `true` for exactly one caller a slot (`at` rounded down to `everyMs`). */
  slot(name: string, everyMs: number): Promise<boolean>
  /**
   * Runs out the slots of a schedule up to this one and puts a key into the queue, in one
   * transaction: `true` for exactly one caller a slot.
   */
  takeSlot(
    name: string,
    slot: Date,
    job: { readonly key: string; readonly at: Date },
  ): Promise<boolean>
  dead(): Promise<readonly DeadKey[]>
  redrive(key: string): Promise<void>
  discard(key: string): Promise<void>
  stats(): Promise<Stats>
  /** Values that can be read again: never the only copy of anything. */
  remember(key: string, value: string): Promise<void>
  recall(key: string): Promise<string | undefined>
  close(): Promise<void>
}
