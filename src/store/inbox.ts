import type { Connection } from './connection.ts'
import type { Jobs } from './jobs.ts'
import type { Delivery, StoredRequest } from './store.ts'

/** Where deliveries and the requests in them are written down. */
export interface Inbox {
  accept(
    delivery: Delivery,
    keys: readonly string[],
    requests: readonly StoredRequest[],
  ): Promise<'new' | 'known'>
  /** Writes what has not been written yet. */
  flush(): void
}

interface Waiting {
  readonly write: () => 'new' | 'known'
  readonly resolve: (answer: 'new' | 'known') => void
  readonly reject: (cause: unknown) => void
}

/**
 * The inbox of one connection.
 *
 * Deliveries that arrive in the same turn of the event loop share one transaction and one sync to
 * disk; each answer waits for that sync. When the shared transaction fails, each is tried alone, so
 * one delivery cannot take its neighbours with it.
 */
export function inboxOf(connection: Connection, jobs: Jobs): Inbox {
  const write = writerOf(connection, jobs)
  let waiting: readonly Waiting[] = []

  const flush = (): void => {
    const batch = waiting
    waiting = []
    if (!settle(connection, batch)) for (const one of batch) settleAlone(connection, one)
  }

  const accept: Inbox['accept'] = (delivery, keys, requests) => {
    const { promise, resolve, reject } = Promise.withResolvers<'new' | 'known'>()
    if (waiting.length === 0) setImmediate(flush)
    waiting = [...waiting, { write: () => write(delivery, keys, requests), resolve, reject }]
    return promise
  }
  return { accept, flush }
}

/** Writes a batch in one transaction; `false`, with nothing written or answered, when that fails. */
function settle(connection: Connection, batch: readonly Waiting[]): boolean {
  try {
    const answers = connection.transaction(() => batch.map(answerOf))
    for (const answer of answers) answer()
    return true
  } catch {
    return false
  }
}

function settleAlone(connection: Connection, one: Waiting): void {
  try {
    connection.transaction(() => answerOf(one))()
  } catch (cause) {
    one.reject(cause)
  }
}

function answerOf({ write, resolve }: Waiting): () => void {
  const answer = write()
  return () => resolve(answer)
}

function writerOf(
  connection: Connection,
  jobs: Jobs,
): (
  delivery: Delivery,
  keys: readonly string[],
  requests: readonly StoredRequest[],
) => 'new' | 'known' {
  const insert = connection.prepare(
    `insert into delivery (guid, event, action, body, received_at, done_at)
     values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  const insertRequest = connection.prepare(
    `insert into request (id, repository, pull, kind, actor, at, head)
     values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  return ({ guid, event, action, body }, keys, requests) => {
    const now = connection.now()
    const doneAt = keys.length === 0 ? now : null
    const { changes } = insert.run(guid, event, action ?? null, body, now, doneAt)
    if (changes === 0) return 'known'

    for (const key of new Set(keys)) jobs.enqueue(key, now, guid)
    for (const { id, repository, pull, kind, actor, at, head } of requests) {
      insertRequest.run(id, repository, pull, kind, actor, at.getTime(), head)
    }
    return 'new'
  }
}
