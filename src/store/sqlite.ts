import { answering } from './answering.ts'
import { boardOf } from './board.ts'
import { type Connection, connect } from './connection.ts'
import { inboxOf } from './inbox.ts'
import { jobsOf } from './jobs.ts'
import { memoryOf } from './memory.ts'
import { purgerOf } from './purge.ts'
import { queueOf } from './queue.ts'
import { slotsOf } from './slots.ts'
import { statsOf } from './stats.ts'
import type { BoardStore, Store } from './store.ts'

/**
 * The embedded store: one SQLite file on a local disk, or `:memory:`.
 *
 * Several processes may open the same file. Every change is synced to disk before its promise
 * resolves (WAL, `synchronous=FULL`), so it outlives `kill -9` and a power cut. `now` gives
 * milliseconds since 1970; tests and the sandbox pass their own.
 */
export async function openSqlite(
  file: string,
  { now = Date.now }: { readonly now?: () => number } = {},
): Promise<Store> {
  const connection = connect(file, now)
  const jobs = jobsOf(connection)
  const inbox = inboxOf(connection, jobs)
  return {
    accept: answering('store the delivery', inbox.accept),
    ...queueMethodsOf(connection),
    ...memoryMethodsOf(connection),
    ...slotMethodsOf(connection),
    ...boardMethodsOf(connection),
    stats: promising('count what is stored', statsOf(connection)),
    close: promising('close the store', () => {
      inbox.flush()
      connection.close()
    }),
  }
}

function queueMethodsOf(
  connection: Connection,
): Pick<Store, 'later' | 'claim' | 'renew' | 'finish' | 'dead' | 'redrive' | 'discard'> {
  const queue = queueOf(connection, jobsOf(connection))
  const purge = purgerOf(connection)
  return {
    later: promising('queue the key', (key, at: Date) => queue.later(key, at.getTime())),
    claim: promising('claim a key', () => {
      purge()
      return queue.claim()
    }),
    renew: promising('renew a claim', queue.renew),
    finish: promising('finish a claim', queue.finish),
    dead: promising('list the keys set aside', queue.dead),
    redrive: promising('redrive the key', queue.redrive),
    discard: promising('discard the key', queue.discard),
  }
}

function memoryMethodsOf(connection: Connection): Pick<Store, keyof ReturnType<typeof memoryOf>> {
  const memory = memoryOf(connection)
  return {
    intend: promising('write down the intent', memory.intend),
    settle: promising('write down the outcome', memory.settle),
    intents: promising('read the intents', memory.intents),
    requests: promising('read the requests', memory.requests),
    settleRequest: promising('settle the request', memory.settleRequest),
    remember: promising('remember the value', memory.remember),
    recall: promising('recall the value', memory.recall),
  }
}

type Job = Parameters<Store['takeSlot']>[2]

function slotMethodsOf(connection: Connection): Pick<Store, 'slot' | 'takeSlot'> {
  const slots = slotsOf(connection, jobsOf(connection))
  return {
    slot: promising('take the slot', slots.slot),
    takeSlot: promising('take the slot', (name, slot: Date, { key, at }: Job) =>
      slots.takeSlot(name, slot.getTime(), { key, at: at.getTime() }),
    ),
  }
}

function boardMethodsOf(connection: Connection): BoardStore {
  const board = boardOf(connection)
  return {
    card: promising('read the card', board.card),
    cards: promising('read the cards', board.cards),
    keepCard: promising('keep the card', board.keepCard),
    dropCard: promising('drop the card', board.dropCard),
    happenings: promising('read the timeline', board.happenings),
    addHappenings: promising('add to the timeline', board.addHappenings),
    moves: promising('read the moves', board.moves),
    noteRepository: promising('note the repository', board.noteRepository),
    repositories: promising('list the repositories', board.repositories),
    deliveries: promising('list the deliveries', board.deliveries),
    deliveriesBehind: promising('list the deliveries of a key', board.deliveriesBehind),
  }
}

/** Makes a promise of a synchronous call. */
function promising<A extends readonly unknown[], T>(
  purpose: string,
  call: (...args: A) => T,
): (...args: A) => Promise<T> {
  return answering(purpose, async (...args: A) => call(...args))
}
