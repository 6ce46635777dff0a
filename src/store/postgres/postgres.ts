import { answering } from '../answering.ts'
import type { BoardStore, Store } from '../store.ts'
import { boardOf } from './board.ts'
import { connect, type Database, type DatabaseOptions } from './connection.ts'
import { inboxOf } from './inbox.ts'
import { memoryOf } from './memory.ts'
import { purgerOf } from './purge.ts'
import { queueOf } from './queue.ts'
import { slotsOf } from './slots.ts'
import { countStored } from './stats.ts'

/**
 * The store in PostgreSQL, for more than one replica: any number of processes on any number of
 * machines, with no other coordination.
 *
 * The clock is the database's, so that replicas need not agree on the time. Throws `OutsideError`.
 */
export async function openPostgres(url: string, options: DatabaseOptions = {}): Promise<Store> {
  const database = await connect(url, options)
  return {
    ...queueMethodsOf(database, options.now ?? Date.now),
    ...memoryMethodsOf(database),
    ...slotMethodsOf(database),
    ...boardMethodsOf(database),
    accept: answering('store the delivery', inboxOf(database).accept),
    stats: answering('count what is stored', () => countStored(database)),
    close: answering('close the store', database.close),
  }
}

function queueMethodsOf(
  database: Database,
  now: () => number,
): Pick<Store, keyof ReturnType<typeof queueOf>> {
  const queue = queueOf(database)
  const purge = purgerOf(database, now)
  return {
    later: answering('queue the key', queue.later),
    claim: answering('claim a key', async () => {
      await purge()
      return await queue.claim()
    }),
    renew: answering('renew a claim', queue.renew),
    finish: answering('finish a claim', queue.finish),
    dead: answering('list the keys set aside', queue.dead),
    redrive: answering('redrive the key', queue.redrive),
    discard: answering('discard the key', queue.discard),
  }
}

function memoryMethodsOf(database: Database): Pick<Store, keyof ReturnType<typeof memoryOf>> {
  const memory = memoryOf(database)
  return {
    intend: answering('write down the intent', memory.intend),
    settle: answering('write down the outcome', memory.settle),
    intents: answering('read the intents', memory.intents),
    requests: answering('read the requests', memory.requests),
    settleRequest: answering('settle the request', memory.settleRequest),
    remember: answering('remember the value', memory.remember),
    recall: answering('recall the value', memory.recall),
  }
}

function slotMethodsOf(database: Database): Pick<Store, keyof ReturnType<typeof slotsOf>> {
  const { slot, takeSlot } = slotsOf(database)
  return {
    slot: answering('take the slot', slot),
    takeSlot: answering('take the slot', takeSlot),
  }
}

function boardMethodsOf(database: Database): BoardStore {
  const board = boardOf(database)
  return {
    card: answering('read the card', board.card),
    cards: answering('read the cards', board.cards),
    keepCard: answering('keep the card', board.keepCard),
    dropCard: answering('drop the card', board.dropCard),
    happenings: answering('read the timeline', board.happenings),
    addHappenings: answering('add to the timeline', board.addHappenings),
    moves: answering('read the moves', board.moves),
    noteRepository: answering('note the repository', board.noteRepository),
    repositories: answering('list the repositories', board.repositories),
    deliveries: answering('list the deliveries', board.deliveries),
    deliveriesBehind: answering('list the deliveries of a key', board.deliveriesBehind),
  }
}
