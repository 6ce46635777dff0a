import type { Connection } from './connection.ts'
import { integer } from './row.ts'

/** The moves a job can make. Each runs inside the caller's transaction. */
export interface Jobs {
  /** Puts a key into the queue and makes its job answer for the delivery, where there is one. */
  enqueue(key: string, at: number, guid: string | undefined): void
  /** The job is done, and so is every delivery that no other job answers for. */
  remove(id: number): void
  /** Puts a job back; where another job of the key waits already, that one takes over its deliveries. */
  requeue(job: Job, at: number, attempts: number): void
  /** Sets a job aside, in place of an earlier one of the same key. */
  bury(job: Job, error: string): void
}

export interface Job {
  readonly id: number
  readonly key: string
}

/** The job table of one connection. */
export function jobsOf(connection: Connection): Jobs {
  const merge = mergerOf(connection)
  const waitingOf = connection.prepare(`select id from job where key = ? and state = 'queued'`)
  const deadOf = connection.prepare(`select id from job where key = ? and state = 'dead'`)
  const wait = connection.prepare(
    `update job set state = 'queued', due_at = ?, attempts = ?, lease_until = null, token = null
     where id = ?`,
  )
  const die = connection.prepare(
    `update job set state = 'dead', error = ?, lease_until = null, token = null where id = ?`,
  )
  return {
    enqueue: enqueuerOf(connection),
    remove: removerOf(connection),
    requeue({ id, key }, at, attempts) {
      const other = waitingOf.get(key)?.id
      if (other !== undefined) merge(id, integer(other))
      wait.run(at, attempts, other === undefined ? id : integer(other))
    },
    bury({ id, key }, error) {
      const other = deadOf.get(key)?.id
      if (other !== undefined) merge(integer(other), id)
      die.run(error, id)
    },
  }
}

/** A job that waits out a failure keeps its time: new events do not hurry it. */
function enqueuerOf(connection: Connection): Jobs['enqueue'] {
  const upsert = connection.prepare(
    `insert into job (key, state, due_at) values (?, 'queued', ?)
     on conflict (key) where state = 'queued' do update
     set due_at = iif(attempts = 0, min(due_at, excluded.due_at), due_at)
     returning id`,
  )
  const answerFor = connection.prepare('insert into delivery_job (job, guid) values (?, ?)')
  return (key, at, guid) => {
    const id = integer(upsert.get(key, at)?.id)
    if (guid !== undefined) answerFor.run(id, guid)
  }
}

function removerOf(connection: Connection): Jobs['remove'] {
  const finishDeliveries = connection.prepare(
    `update delivery set done_at = ?1
     where guid in (select guid from delivery_job where job = ?2)
     and not exists (
       select 1 from delivery_job other where other.guid = delivery.guid and other.job <> ?2
     )`,
  )
  const remove = connection.prepare('delete from job where id = ?')
  return (id) => {
    finishDeliveries.run(connection.now(), id)
    remove.run(id)
  }
}

function mergerOf(connection: Connection): (from: number, to: number) => void {
  const handOver = connection.prepare('update delivery_job set job = ? where job = ?')
  const remove = connection.prepare('delete from job where id = ?')
  return (from, to) => {
    handOver.run(to, from)
    remove.run(from)
  }
}
