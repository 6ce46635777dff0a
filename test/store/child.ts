import { every } from '../../src/reconcile/schedule.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Claim, Store } from '../../src/store/store.ts'

/**
 * One more process on a store, told what to do over IPC: `child.ts sqlite FILE`, `child.ts postgres 'URL SCHEMA'`.
 *
 * It answers each order with one message. `accept` never ends: it acknowledges deliveries until it
 * is killed.
 */
const [, , engine = '', location = ''] = process.argv

let now = Date.now
const store = await opened(engine)
let claim: Claim | undefined

const orders = {
  async accept(prefix: string) {
    for (let n = 0; ; n += 1) {
      const guid = `${prefix}-${n}`
      await store.accept(
        { guid, event: 'push', action: undefined, body: '{}' },
        [`pull:1#${n % 5}`],
        [],
      )
      process.send?.({ acknowledged: guid })
    }
  },
  async slots(count: string) {
    const won: number[] = []
    for (let slot = 0; slot < Number(count); slot += 1) {
      now = () => slot * 60_000 + 17
      if (await store.slot('sweep', 60_000)) won.push(slot)
    }
    process.send?.({ won })
  },
  /** Looks at a nightly schedule every hour, from the end of March on. */
  async schedule(days: string) {
    const start = Date.parse('2026-03-27T00:00:00Z')
    const nightly = { cron: '30 2 * * *', zone: 'Europe/Berlin', name: 'audit:1', key: 'audit:1' }
    const won: number[] = []
    for (let hour = 0; hour < Number(days) * 24; hour += 1) {
      const at = start + hour * 3_600_000
      now = () => at
      if (await every(store, nightly, new Date(at))) won.push(hour)
    }
    process.send?.({ won })
  },
  async claim() {
    claim = await store.claim()
    process.send?.({ claimed: claim?.key })
  },
  async finish() {
    const renewed = claim !== undefined && (await store.renew(claim))
    const kept =
      claim !== undefined && (await store.finish(claim, { kind: 'done', again: undefined }))
    process.send?.({ renewed, kept })
  },
}

async function opened(name: string): Promise<Store> {
  const clock = { now: () => now() }
  if (name === 'sqlite') return await openSqlite(location, clock)
  const [url = '', schema = ''] = location.split(' ')
  if (name === 'postgres') return await openPostgres(url, { ...clock, schema })
  throw new Error(`No store engine ${name}`)
}

process.on('message', (order: { readonly order: keyof typeof orders; readonly of: string }) => {
  void orders[order.order](order.of)
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })
