import type { Connection } from './connection.ts'
import { integer } from './row.ts'
import type { Stats } from './store.ts'

/** Counts what the store holds. */
export function statsOf(connection: Connection): () => Stats {
  const deliveries = connection.prepare('select count(*) as n from delivery')
  const unfinished = connection.prepare('select count(distinct delivery) as n from delivery_job')
  const jobs = connection.prepare('select count(*) as n from job where state = ?')
  const oldest = connection.prepare(
    `select min(due_at) as due from job where state = 'queued' and due_at <= ? and due_at > 0`,
  )
  return () => ({
    deliveries: integer(deliveries.get()?.n),
    unfinished: integer(unfinished.get()?.n),
    queued: integer(jobs.get('queued')?.n),
    active: integer(jobs.get('active')?.n),
    dead: integer(jobs.get('dead')?.n),
    oldestDue: timeOf(oldest.get(connection.now())?.due),
  })
}

function timeOf(due: unknown): Date | undefined {
  return due === null || due === undefined ? undefined : new Date(integer(due))
}
