import type { Connection } from './connection.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Finished deliveries are known this long: GitHub sends one again for 3 days (github.com) or 7. */
const keptDays = 14

/** Bodies of finished deliveries are kept as long as github.com itself keeps them. */
const bodyKeptDays = 3

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
    if (now - last < hourMs) return
    last = now
    connection.transaction(() => {
      forget.run(now - keptDays * dayMs)
      empty.run(now - bodyKeptDays * dayMs)
    })
  }
}
