import { expect, test } from 'vitest'
import { every, lastSlot, nextSlot } from '../../src/reconcile/schedule.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const minuteMs = 60_000
const nightly = { cron: '30 2 * * *', zone: 'Europe/Berlin' }
const weekly = { cron: '0 6 * * 1', zone: 'UTC' }

/** The slots that run out between two times, looked for every so many minutes. */
async function slotsBetween(
  rhythm: typeof nightly,
  from: string,
  { to, minutes }: { readonly to: string; readonly minutes: number },
): Promise<readonly string[]> {
  let now = Date.parse(from)
  const store = await openSqlite(':memory:', { now: () => now })
  const taken: string[] = []
  const scheduled = { ...rhythm, name: 'audit:1', key: 'audit:1' }
  await every(store, scheduled, new Date(now))
  for (now += minutes * minuteMs; now <= Date.parse(to); now += minutes * minuteMs) {
    if (await every(store, scheduled, new Date(now))) taken.push(new Date(now).toISOString())
  }
  await store.close()
  return taken
}

test('a slot is due at its very second, and not a moment before', () => {
  const due = new Date('2026-01-05T06:00:00Z')

  expect(lastSlot(weekly, due)).toEqual(due)
  expect(lastSlot(weekly, new Date(due.getTime() + 999))).toEqual(due)
  expect(lastSlot(weekly, new Date(due.getTime() - 1))).toEqual(new Date('2025-12-29T06:00:00Z'))
  expect(nextSlot(weekly, due)).toEqual(new Date('2026-01-12T06:00:00Z'))
})

test('a time that the clocks skip in spring comes once they have', async () => {
  const days = { to: '2026-03-30T12:00:00Z', minutes: 10 }

  expect(await slotsBetween(nightly, '2026-03-28T00:00:00Z', days)).toEqual([
    '2026-03-28T01:30:00.000Z',
    '2026-03-29T01:00:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ])
})

test('a time that the clocks show twice in autumn counts once', async () => {
  const days = { to: '2026-10-26T12:00:00Z', minutes: 10 }

  expect(await slotsBetween(nightly, '2026-10-24T00:00:00Z', days)).toEqual([
    '2026-10-24T00:30:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ])
})

test('slots that were missed run once', async () => {
  const weeks = { to: '2026-03-01T00:00:00Z', minutes: 40 * 24 * 60 }

  expect(await slotsBetween(weekly, '2026-01-06T00:00:00Z', weeks)).toEqual([
    '2026-02-15T00:00:00.000Z',
  ])
})

test('the first look at a schedule counts as missed, and puts its key into the queue', async () => {
  const store = await openSqlite(':memory:', { now: () => Date.parse('2026-01-06T00:00:00Z') })
  const scheduled = { ...weekly, name: 'audit:1', key: 'audit:1' }

  expect(await every(store, scheduled, new Date('2026-01-06T00:00:00Z'))).toBe(true)
  expect((await store.claim())?.key).toBe('audit:1')
  expect(await every(store, scheduled, new Date('2026-01-06T00:10:00Z'))).toBe(false)
  await store.close()
})

test('what never is due runs never', async () => {
  const never = { cron: '0 6 31 2 *', zone: 'UTC' }
  const year = { to: '2027-01-01T00:00:00Z', minutes: 24 * 60 }

  expect(await slotsBetween(never, '2026-01-01T00:00:00Z', year)).toEqual([])
  expect(nextSlot(never, new Date('2026-01-01T00:00:00Z'))).toBeUndefined()
})
