import { afterEach, describe, expect, test, vi } from 'vitest'
import { acts, live } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { healthyLife } from '../support/troubled-life.ts'

afterEach(() => void vi.useRealTimers())

const healthy = await healthyLife()

describe('reads that lag behind the last write leave no second comment and the same end', () => {
  test.each([1, 2, 3, 5, 8])('%i at a time, at every act', (reads) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        await act.happens(house)
        house.sandbox.lagReads(reads)
        await house.quiet()
        house.sandbox.lagReads(0)
        // The schedule looks again, and what it finds changed is looked at again.
        await house.sweep()
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )

  const each = healthy.actions.map((action, n) => ({ action, n }))

  test.each(each)('all of them for a while after action $n, $action', ({ n }) =>
    inHouse(async (house) => {
      let actions = 0
      house.wrap = (world) => ({
        ...world,
        act: async (action, where) => {
          const outcome = await world.act(action, where)
          actions += 1
          if (actions === n + 1) house.sandbox.lagReads(3)
          return outcome
        },
      })
      await live(house, acts, async (act) => {
        await act.happens(house)
        await house.quiet()
        await house.sweep()
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )
})

describe('a life ends the same', () => {
  test.each(acts)('when GitHub is out of reach for two minutes after: $name', ({ name }) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        if (act.name !== name) return await act.happens(house)
        await act.happens(house)
        house.wire.cut(true)
        await house.quiet()
        for (let tries = 0; tries < 4; tries += 1) await house.wait(0.5)
        house.wire.cut(false)
        await house.wait(6)
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )

  test.each(acts)('when all tokens are replaced after: $name', ({ name }) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        await act.happens(house)
        if (act.name === name) replaceTokens(house)
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )

  test.each(acts)('when the database is lost after: $name', ({ name }) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        await act.happens(house)
        await house.quiet()
        if (act.name !== name) return
        await house.loseStore()
        await house.sweep()
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )

  test.each(acts)('when the database is lost before anything was done about: $name', ({ name }) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        if (act.name !== name) return await act.happens(house)
        house.sandbox.hold()
        await act.happens(house)
        house.sandbox.release([])
        await house.loseStore()
        await house.sweep()
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )
})

/** Octokit waits a while for a token that it got less than five seconds ago, by the clock on the wall. */
function replaceTokens({ sandbox }: House): void {
  sandbox.rotateTokens()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6000 })
}
