import type { Connection } from './connection.ts'
import { integer } from './row.ts'
import type { Stats } from './store.ts'

/** Counts what the store holds. */
export function statsOf(connection: Connection): () => Stats {
  const deliveries = connection.prepare('select count(*) as n from delivery')
  const unfinished = connection.prepare('select count(*) as n from delivery where done_at is null')
  const jobs = connection.prepare('select count(*) as n from job where state = ?')
  return () => ({
    deliveries: integer(deliveries.get()?.n),
    unfinished: integer(unfinished.get()?.n),
    queued: integer(jobs.get('queued')?.n),
    active: integer(jobs.get('active')?.n),
    dead: integer(jobs.get('dead')?.n),
  })
}
