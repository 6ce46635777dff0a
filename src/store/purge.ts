import type { Connection } from './connection.ts'
import { bodyKeptMs, keptMs, purgeEveryMs } from './purge-rules.ts'

/** Forgets old finished deliveries: at most once an hour, a thousand at a time. */
export function purgerOf(connection: Connection): () => void {
  const forget = connection.prepare(
    `delete from delivery where id in (select id from delivery where done_at < ? limit 1000)`,
  )
  const empty = connection.prepare(
    `update delivery set body = '' where id in
     (select id from delivery where done_at < ? and body <> '' limit 1000)`,
  )
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const now = connection.now()
    if (now - last < purgeEveryMs) return
    last = now
    connection.transaction(() => {
      forget.run(now - keptMs)
      empty.run(now - bodyKeptMs)
    })
  }
}
