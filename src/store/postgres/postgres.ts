import { answering } from '../answering.ts'
import type { Store } from '../store.ts'
import { connect, type Database, type DatabaseOptions } from './connection.ts'
import { inboxOf } from './inbox.ts'
import { memoryOf } from './memory.ts'
import { purgerOf } from './purge.ts'
import { queueOf } from './queue.ts'
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
    slot: answering('take the slot', memory.slot),
    remember: answering('remember the value', memory.remember),
    recall: answering('recall the value', memory.recall),
  }
}
