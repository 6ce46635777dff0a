import { expect, test } from 'vitest'
import { type Clock, pacedBy } from '../../src/github/pace.ts'

/** A clock on which sleeping is what makes time pass. */
function fakeClock(): Clock & { pass(ms: number): void } {
  let now = 1_000_000
  return {
    now: () => now,
    async sleep(ms) {
      now += ms
    },
    pass(ms) {
      now += ms
    },
  }
}

async function timesOf(kinds: readonly ('write' | 'notify')[], clock = fakeClock()) {
  const start = clock.now()
  const pace = pacedBy(clock)
  const times: number[] = []
  for (const kind of kinds) {
    await pace.before(kind)
    times.push(clock.now() - start)
  }
  return times
}

test('writes go out a second apart', async () => {
  expect(await timesOf(['write', 'write', 'write'])).toEqual([0, 1000, 2000])
})

test('what notifies people goes out three seconds apart, and other writes in between', async () => {
  expect(await timesOf(['notify', 'write', 'notify', 'notify'])).toEqual([0, 1000, 3000, 6000])
})

test('after a rest nothing waits', async () => {
  const clock = fakeClock()
  const pace = pacedBy(clock)
  await pace.before('notify')
  clock.pass(5000)
  const before = clock.now()

  await pace.before('notify')

  expect(clock.now()).toBe(before)
})

test('writes asked for at the same moment are kept apart all the same', async () => {
  const waits: number[] = []
  const pace = pacedBy({ now: () => 0, sleep: async (ms) => void waits.push(ms) })

  await Promise.all([pace.before('write'), pace.before('write'), pace.before('write')])

  expect(waits).toEqual([1000, 2000])
})
