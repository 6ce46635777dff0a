import { integer } from '../row.ts'
import type { Transaction } from './connection.ts'

/** One place in the queue. */
export interface Job {
  readonly id: number
  readonly key: string
}

/**
 * Puts a key into the queue and makes its job answer for the delivery, where there is one.
 *
 * A job that waits out a failure keeps its time: new events do not hurry it.
 */
export async function enqueue(
  tx: Transaction,
  { key, at }: { readonly key: string; readonly at: number },
  delivery: number | undefined,
): Promise<void> {
  const [job] = await tx.rows(
    `insert into job (key, state, due_at) values ($1, 'queued', $2)
     on conflict (key) where state = 'queued' do update
     set due_at = case when job.attempts = 0 then least(job.due_at, excluded.due_at) else job.due_at end
     returning id`,
    key,
    at,
  )
  if (delivery === undefined) return
  await tx.run('insert into delivery_job (job, delivery) values ($1, $2)', job?.id, delivery)
}

/** The job is done, and so is every delivery that no other job answers for. */
export async function remove(tx: Transaction, id: number): Promise<void> {
  // Two jobs of one delivery that end at once would each see the other's: the lock lines them up.
  await tx.rows(
    `select id from delivery where id in (select delivery from delivery_job where job = $1)
     order by id for update`,
    id,
  )
  await tx.run(
    `update delivery set done_at = $1
     where id in (select delivery from delivery_job where job = $2)
     and not exists (
       select 1 from delivery_job other where other.delivery = delivery.id and other.job <> $2
     )`,
    tx.now,
    id,
  )
  await tx.run('delete from job where id = $1', id)
}

/** Puts a job back; where another job of the key waits already, that one takes over its deliveries. */
export async function requeue(
  tx: Transaction,
  { id, key }: Job,
  { at, attempts }: { readonly at: number; readonly attempts: number },
): Promise<void> {
  const other = await placeOf(tx, key, 'queued')
  if (other !== undefined) await merge(tx, id, other)
  await tx.run(
    `update job set state = 'queued', due_at = $1, attempts = $2, lease_until = null, token = null
     where id = $3`,
    at,
    attempts,
    other ?? id,
  )
}

/** Sets a job aside, in place of an earlier one of the same key. */
export async function bury(tx: Transaction, { id, key }: Job, error: string): Promise<void> {
  const other = await placeOf(tx, key, 'dead')
  if (other !== undefined) await merge(tx, other, id)
  await tx.run(
    `update job set state = 'dead', error = $1, lease_until = null, token = null where id = $2`,
    error,
    id,
  )
}

async function placeOf(
  tx: Transaction,
  key: string,
  state: 'queued' | 'dead',
): Promise<number | undefined> {
  const sql = 'select id from job where key = $1 and state = $2 for update'
  const [row] = await tx.rows(sql, key, state)
  return row === undefined ? undefined : integer(row.id)
}

async function merge(tx: Transaction, from: number, to: number): Promise<void> {
  await tx.run('update delivery_job set job = $1 where job = $2', to, from)
  await tx.run('delete from job where id = $1', from)
}
