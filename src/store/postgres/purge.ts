import { bodyKeptMs, keptMs, purgeEveryMs } from '../purge-rules.ts'
import type { Database } from './connection.ts'

/** Forgets old finished deliveries: at most once an hour for each process, a thousand at a time. */
export function purgerOf({ transaction }: Database, now: () => number): () => Promise<void> {
  const forget = `delete from delivery where id in
    (select id from delivery where done_at < $1 limit 1000 for update skip locked)`
  const empty = `update delivery set body = '' where id in
    (select id from delivery where done_at < $1 and body <> '' limit 1000 for update skip locked)`
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    if (now() - last < purgeEveryMs) return
    last = now()
    await transaction(async (tx) => {
      await tx.run(forget, tx.now - keptMs)
      await tx.run(empty, tx.now - bodyKeptMs)
    })
  }
}
