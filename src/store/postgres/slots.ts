import type { Store } from '../store.ts'
import type { Database, Transaction } from './connection.ts'
import { enqueue } from './jobs.ts'

/** The slots of schedules that have run out, of one database. */
export function slotsOf({ transaction }: Database): Pick<Store, 'slot' | 'takeSlot'> {
  return {
    slot: (name, everyMs) =>
      transaction((tx) => take(tx, name, Math.floor(tx.now / everyMs) * everyMs)),
    takeSlot: (name, slot, { key, at }) =>
      transaction(async (tx) => {
        if (!(await take(tx, name, slot.getTime()))) return false
        await enqueue(tx, { key, at: at.getTime() }, undefined)
        return true
      }),
  }
}

async function take(tx: Transaction, name: string, slot: number): Promise<boolean> {
  const sql = `insert into slot (name, slot) values ($1, $2)
    on conflict (name) do update set slot = excluded.slot where slot.slot < excluded.slot`
  return (await tx.run(sql, name, slot)) === 1
}
