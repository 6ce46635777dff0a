import type { Connection } from './connection.ts'
import type { Jobs } from './jobs.ts'

/** The slots of schedules that have run out, without waiting. */
export interface Slots {
  slot(name: string, everyMs: number): boolean
  takeSlot(name: string, slot: number, job: { readonly key: string; readonly at: number }): boolean
}

/** The slots of one connection. */
export function slotsOf(connection: Connection, jobs: Jobs): Slots {
  const insert = connection.prepare(
    `insert into slot (name, slot) values (?, ?)
     on conflict (name) do update set slot = excluded.slot where slot < excluded.slot`,
  )
  const take = (name: string, slot: number): boolean => insert.run(name, slot).changes === 1
  return {
    slot: (name, everyMs) => take(name, Math.floor(connection.now() / everyMs) * everyMs),
    takeSlot: (name, slot, { key, at }) =>
      connection.transaction(() => {
        if (!take(name, slot)) return false
        jobs.enqueue(key, at, undefined)
        return true
      }),
  }
}
