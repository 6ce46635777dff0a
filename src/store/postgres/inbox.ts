import { integer } from '../row.ts'
import type { Delivery, Store, StoredRequest } from '../store.ts'
import type { Database, Transaction } from './connection.ts'
import { enqueue } from './jobs.ts'

/** The inbox of one database: a delivery, its keys and its requests are stored together or not at all. */
export function inboxOf({ transaction }: Database): Pick<Store, 'accept'> {
  return {
    accept: (delivery, keys, requests) =>
      transaction(async (tx) => {
        const id = await store(tx, delivery, keys.length === 0)
        if (id === undefined) return 'known'
        // In one order everywhere, so that two deliveries never wait for each other.
        for (const key of [...new Set(keys)].toSorted()) await enqueue(tx, { key, at: tx.now }, id)
        for (const request of requests) await note(tx, request)
        return 'new'
      }),
  }
}

async function store(
  tx: Transaction,
  { guid, event, action, body }: Delivery,
  isDone: boolean,
): Promise<number | undefined> {
  const [row] = await tx.rows(
    `insert into delivery (guid, event, action, body, received_at, done_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (guid) do nothing returning id`,
    guid,
    event,
    action ?? null,
    body,
    tx.now,
    isDone ? tx.now : null,
  )
  return row === undefined ? undefined : integer(row.id)
}

async function note(tx: Transaction, request: StoredRequest): Promise<void> {
  const { id, repository, pull, kind, actor, at, head } = request
  await tx.run(
    `insert into request (id, repository, pull, kind, actor, at, head)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    id,
    repository,
    pull,
    kind,
    actor,
    at.getTime(),
    head,
  )
}
