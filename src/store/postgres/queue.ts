import { randomUUID } from 'node:crypto'
import { backoffMs, leaseMs, maxAttempts } from '../queue-rules.ts'
import { integer, text } from '../row.ts'
import type { Claim, Done, Store } from '../store.ts'
import type { Database, Transaction } from './connection.ts'
import { bury, enqueue, type Job, remove, requeue } from './jobs.ts'

type Queue = Pick<Store, 'later' | 'claim' | 'renew' | 'finish' | 'dead' | 'redrive' | 'discard'>

/** The queue of keys of one database; any number of processes may share it. */
export function queueOf({ transaction }: Database): Queue {
  return {
    later: (key, at) => transaction((tx) => enqueue(tx, { key, at: at.getTime() }, undefined)),
    claim: () =>
      transaction(async (tx) => {
        await takeOver(tx)
        return await takeNext(tx)
      }),
    renew: (claim) => transaction((tx) => renew(tx, claim)),
    finish: (claim, done) => transaction((tx) => finish(tx, claim, done)),
    dead: () => transaction(listDead),
    redrive: (key) =>
      eachDead({ transaction }, key, (tx, id) =>
        requeue(tx, { id, key }, { at: tx.now, attempts: 0 }),
      ),
    discard: (key) => eachDead({ transaction }, key, remove),
  }
}

/** Takes claims away from workers that have not renewed them. */
async function takeOver(tx: Transaction): Promise<void> {
  const expired = await tx.rows(
    `select id, key, attempts from job where state = 'active' and lease_until <= $1
     order by id for update skip locked`,
    tx.now,
  )
  for (const row of expired) {
    const job: Job = { id: integer(row.id), key: text(row.key) }
    const attempts = integer(row.attempts)
    if (attempts >= maxAttempts) await bury(tx, job, 'The worker stopped in the middle')
    else await requeue(tx, job, { at: tx.now, attempts })
  }
}

async function takeNext(tx: Transaction): Promise<Claim | undefined> {
  const token = randomUUID()
  const [row] = await tx.rows(
    `update job set state = 'active', token = $1, lease_until = $2, attempts = attempts + 1
     where id = (
       select id from job waiting where state = 'queued' and due_at <= $3
       and not exists (
         select 1 from job running where running.key = waiting.key and running.state = 'active'
       )
       order by due_at, id limit 1 for update skip locked
     ) returning key, attempts`,
    token,
    tx.now + leaseMs,
    tx.now,
  )
  return row && { key: text(row.key), token, attempt: integer(row.attempts) }
}

async function renew(tx: Transaction, { key, token }: Claim): Promise<boolean> {
  const sql = `update job set lease_until = $1 where key = $2 and state = 'active' and token = $3`
  return (await tx.run(sql, tx.now + leaseMs, key, token)) === 1
}

async function finish(tx: Transaction, { key, token }: Claim, done: Done): Promise<boolean> {
  const [row] = await tx.rows(
    `select id, attempts from job where key = $1 and state = 'active' and token = $2 for update`,
    key,
    token,
  )
  if (row === undefined) return false
  const job = { id: integer(row.id), key }
  const attempts = integer(row.attempts)
  if (done.kind === 'done') await succeed(tx, job, done.again)
  else if (attempts >= maxAttempts) await bury(tx, job, done.error)
  else await requeue(tx, job, { at: tx.now + backoffMs(attempts), attempts })
  return true
}

async function succeed(tx: Transaction, { id, key }: Job, again: Date | undefined): Promise<void> {
  await remove(tx, id)
  for (const dead of await placesOfDead(tx, key)) await remove(tx, dead)
  if (again !== undefined) await enqueue(tx, { key, at: again.getTime() }, undefined)
}

async function listDead(tx: Transaction): ReturnType<Store['dead']> {
  const rows = await tx.rows(
    `select key, attempts, error from job where state = 'dead' order by key`,
  )
  return rows.map((row) => ({
    key: text(row.key),
    attempts: integer(row.attempts),
    error: text(row.error),
  }))
}

async function placesOfDead(tx: Transaction, key: string): Promise<readonly number[]> {
  const rows = await tx.rows(`select id from job where key = $1 and state = 'dead' for update`, key)
  return rows.map(({ id }) => integer(id))
}

async function eachDead(
  { transaction }: Pick<Database, 'transaction'>,
  key: string,
  move: (tx: Transaction, id: number) => Promise<void>,
): Promise<void> {
  await transaction(async (tx) => {
    for (const id of await placesOfDead(tx, key)) await move(tx, id)
  })
}
