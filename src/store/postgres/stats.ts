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
    count(*) filter (where state = 'dead') as dead
    from job`
  const [row] = await transaction((tx) => tx.rows(sql))
  return {
    deliveries: integer(row?.deliveries),
    unfinished: integer(row?.unfinished),
    queued: integer(row?.queued),
    active: integer(row?.active),
    dead: integer(row?.dead),
  }
}
