import { integer } from '../row.ts'
import type { Stats } from '../store.ts'
import type { Database } from './connection.ts'

/** Counts what the store holds, at one moment. */
export async function countStored({ transaction }: Database): Promise<Stats> {
  const sql = `select
    (select count(*) from delivery) as deliveries,
    (select count(distinct delivery) from delivery_job) as unfinished,
    count(*) filter (where state = 'queued') as queued,
    count(*) filter (where state = 'active') as active,
    count(*) filter (where state = 'dead') as dead,
    min(due_at) filter (where state = 'queued' and due_at <= $1 and due_at > 0) as oldest
    from job`
  const [row] = await transaction((tx) => tx.rows(sql, tx.now))
  return {
    deliveries: integer(row?.deliveries),
    unfinished: integer(row?.unfinished),
    queued: integer(row?.queued),
    active: integer(row?.active),
    dead: integer(row?.dead),
    oldestDue: typeof row?.oldest === 'number' ? new Date(row.oldest) : undefined,
  }
}
