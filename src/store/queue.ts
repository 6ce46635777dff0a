import { randomUUID } from 'node:crypto'
import type { Connection } from './connection.ts'
import type { Job, Jobs } from './jobs.ts'
import { backoffMs, leaseMs, maxAttempts } from './queue-rules.ts'
import { integer, text } from './row.ts'
import type { Claim, DeadKey, Done } from './store.ts'

/** What the queue of keys can do, without waiting. */
export interface Queue {
  later(key: string, at: number): void
  claim(): Claim | undefined
  renew(claim: Claim): boolean
  finish(claim: Claim, done: Done): boolean
  dead(): readonly DeadKey[]
  redrive(key: string): void
  discard(key: string): void
}

/**
 * The queue of keys of one connection.
 *
 * A key set aside is tried again when something new happens to it, and leaves the list when it
 * then succeeds.
 */
export function queueOf(connection: Connection, jobs: Jobs): Queue {
  const takeOver = takerOverOf(connection, jobs)
  const takeNext = takerOf(connection)
  const extend = connection.prepare(
    `update job set lease_until = ? where key = ? and state = 'active' and token = ?`,
  )
  return {
    later: (key, at) => connection.transaction(() => jobs.enqueue(key, at, undefined)),
    claim: () =>
      connection.transaction(() => {
        takeOver()
        return takeNext()
      }),
    renew: ({ key, token }) => extend.run(connection.now() + leaseMs, key, token).changes === 1,
    finish: finisherOf(connection, jobs),
    ...graveyardOf(connection, jobs),
  }
}

function takerOf(connection: Connection): () => Claim | undefined {
  const take = connection.prepare(
    `update job set state = 'active', token = ?, lease_until = ?, attempts = attempts + 1
     where id = (
       select id from job waiting where state = 'queued' and due_at <= ?
       and not exists (
         select 1 from job running where running.key = waiting.key and running.state = 'active'
       )
       order by due_at, id limit 1
     ) returning key, attempts`,
  )
  return () => {
    const now = connection.now()
    const token = randomUUID()
    const row = take.get(token, now + leaseMs, now)
    if (row === undefined) return undefined
    return { key: text(row.key), token, attempt: integer(row.attempts) }
  }
}

/** Takes claims away from workers that have not renewed them. */
function takerOverOf(connection: Connection, jobs: Jobs): () => void {
  const expired = connection.prepare(
    `select id, key, attempts from job where state = 'active' and lease_until <= ?`,
  )
  return () => {
    const now = connection.now()
    for (const row of expired.all(now)) {
      const job: Job = { id: integer(row.id), key: text(row.key) }
      const attempts = integer(row.attempts)
      if (attempts >= maxAttempts) jobs.bury(job, 'The worker stopped in the middle')
      else jobs.requeue(job, now, attempts)
    }
  }
}

function finisherOf(connection: Connection, jobs: Jobs): Queue['finish'] {
  const claimed = connection.prepare(
    `select id, attempts from job where key = ? and state = 'active' and token = ?`,
  )
  const buried = connection.prepare(`select id from job where key = ? and state = 'dead'`)

  const end = (job: Job, attempts: number, done: Done): void => {
    if (done.kind === 'failed') {
      if (attempts >= maxAttempts) jobs.bury(job, done.error)
      else jobs.requeue(job, connection.now() + backoffMs(attempts), attempts)
      return
    }
    jobs.remove(job.id)
    for (const row of buried.all(job.key)) jobs.remove(integer(row.id))
    if (done.again !== undefined) jobs.enqueue(job.key, done.again.getTime(), undefined)
  }
  return ({ key, token }, done) =>
    connection.transaction(() => {
      const row = claimed.get(key, token)
      if (row === undefined) return false
      end({ id: integer(row.id), key }, integer(row.attempts), done)
      return true
    })
}

function graveyardOf(
  connection: Connection,
  jobs: Jobs,
): Pick<Queue, 'dead' | 'redrive' | 'discard'> {
  const list = connection.prepare(
    `select key, attempts, error from job where state = 'dead' order by key`,
  )
  const buried = connection.prepare(`select id from job where key = ? and state = 'dead'`)
  const each = (key: string, move: (id: number) => void): void =>
    connection.transaction(() => {
      for (const row of buried.all(key)) move(integer(row.id))
    })
  return {
    dead: () =>
      list.all().map((row) => ({
        key: text(row.key),
        attempts: integer(row.attempts),
        error: text(row.error),
      })),
    redrive: (key) => each(key, (id) => jobs.requeue({ id, key }, connection.now(), 0)),
    discard: (key) => each(key, (id) => jobs.remove(id)),
  }
}
