import { expect, onTestFinished, test, vi } from 'vitest'
import { OutsideError } from '../../src/reconcile/outside-error.ts'
import { type WorkOptions, type WorkQueue, workQueue } from '../../src/reconcile/queue.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { type Line, recordedLog } from '../support/recorded-log.ts'

interface World {
  readonly clock: { ms: number }
  readonly store: Store
  readonly lines: readonly Line[]
  start(run: WorkOptions['run'], options?: Partial<WorkOptions>): WorkQueue
}

async function world(): Promise<World> {
  const clock = { ms: 1_000_000 }
  const store = await openSqlite(':memory:', { now: () => clock.ms })
  const log = recordedLog()
  return {
    clock,
    store,
    lines: log.lines,
    start(run, options = {}) {
      const queue = workQueue({ store, run, concurrency: 2, log, ...options })
      onTestFinished(async () => {
        await queue.stop()
        await store.close()
      })
      return queue
    },
  }
}

const due = new Date(0)

test('every due key is worked on, and then the queue is idle', async () => {
  const { store, start } = await world()
  const seen: string[] = []
  for (const key of ['a', 'b', 'c']) await store.later(key, due)

  const queue = start(async (key) => void seen.push(key))
  await queue.idle()

  expect(seen).toEqual(['a', 'b', 'c'])
  expect(await store.stats()).toMatchObject({ queued: 0, active: 0 })
})

test('no more keys are worked on at once than allowed', async () => {
  const { store, start } = await world()
  let now = 0
  let most = 0
  for (const key of ['a', 'b', 'c', 'd', 'e']) await store.later(key, due)

  const queue = start(async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise(setImmediate)
    now -= 1
    return undefined
  })
  await queue.idle()

  expect(most).toBe(2)
})

test('a key that is nudged while the queue rests is found', async () => {
  const { store, start } = await world()
  const seen: string[] = []
  const queue = start(async (key) => void seen.push(key), { pollMs: 3_600_000 })
  await queue.idle()

  await store.later('a', due)
  queue.nudge()
  await queue.idle()

  expect(seen).toEqual(['a'])
})

test('a key that asks for another look waits for it, and the queue is idle meanwhile', async () => {
  const { store, start } = await world()
  await store.later('a', due)

  await start(async () => new Date(2_000_000)).idle()

  expect(await store.stats()).toMatchObject({ queued: 1, active: 0 })
})

test('a failed key comes back later, and the log says which and why', async () => {
  const { store, lines, start } = await world()
  await store.later('a', due)
  await store.later('b', due)

  const queue = start(async (key) => {
    if (key === 'a') throw new OutsideError('Could not read #7', { retryable: true })
    throw new Error('impossible state')
  })
  await queue.idle()

  expect(await store.stats()).toMatchObject({ queued: 2 })
  expect(lines.map(({ level, message, fields }) => [level, message, fields.key])).toEqual([
    ['warn', 'the outside did not answer', 'a'],
    ['error', 'a key failed', 'b'],
  ])
  expect(lines[1]?.fields.id).toMatch(/^[0-9a-f-]{36}$/)
})

test('stopping finishes the keys at hand and takes no others', async () => {
  const { store, start } = await world()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>()
  await store.later('a', due)
  await store.later('b', due)
  const queue = start(
    () => {
      begin()
      return held
    },
    { concurrency: 1 },
  )
  await begun

  const stopped = queue.stop()
  letGo(undefined)
  await stopped

  expect(await store.stats()).toMatchObject({ queued: 1, active: 0 })
  expect(await store.claim()).toMatchObject({ key: 'b' })
})

test('a key that arrives in the moment of stopping is finished too', async () => {
  const { store, start } = await world()
  await store.later('a', due)

  await start(async () => undefined).stop()

  expect(await store.stats()).toMatchObject({ queued: 0, active: 0 })
})

test('a long run keeps its key', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { clock, store, start } = await world()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>()
  await store.later('a', due)
  const queue = start(() => {
    begin()
    return held
  })
  await begun

  for (let turn = 0; turn < 12; turn += 1) {
    clock.ms += 5000
    await vi.advanceTimersByTimeAsync(5000)
  }

  expect(await store.claim()).toBeUndefined()
  letGo(undefined)
  await queue.idle()
  expect(await store.stats()).toMatchObject({ queued: 0, active: 0 })
})

test('a key that does not end in time is given back', async () => {
  const { store, start } = await world()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  await store.later('a', due)
  const queue = start(
    () => {
      begin()
      return new Promise(() => undefined)
    },
    { graceMs: 1 },
  )
  await begun

  await queue.stop()

  expect(await store.claim()).toMatchObject({ key: 'a' })
})

test('a store that fails once is asked again', async () => {
  const { store, lines, start } = await world()
  let broken = true
  const seen: string[] = []
  await store.later('a', due)
  const claim: Store['claim'] = async () => {
    if (!broken) return await store.claim()
    broken = false
    throw new OutsideError('Could not claim a key', { retryable: true })
  }

  const queue = start(async (key) => void seen.push(key), { store: { ...store, claim } })
  await queue.idle()

  expect(seen).toEqual(['a'])
  expect(lines.map(({ message }) => message)).toEqual(['no key could be claimed'])
})
