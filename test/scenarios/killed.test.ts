import { describe, expect, test } from 'vitest'
import { acts, live } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { healthyLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const each = healthy.actions.map((action, n) => ({ action, n }))

describe('a life ends the same when the process is killed before one action', () => {
  test.each(each)('before action $n, $action', ({ n }) =>
    inHouse(async (house) => {
      const killing = killBefore(house, n)
      await live(house, acts, async (act) => {
        const before = killing.isDone()
        await act.happens(house)
        await house.quiet()
        // The claim of the dead process runs out after 15 seconds.
        if (!before && killing.isDone()) await house.wait(1)
      })

      expect(killing.isDone()).toBe(true)
      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )
})

/** Lets the process end without a word before its n-th action, counted from 0, and another one start. */
function killBefore(house: House, n: number): { isDone(): boolean } {
  let actions = 0
  house.wrap = (world) => ({
    ...world,
    act: async (action, where) => {
      actions += 1
      if (actions !== n + 1) return await world.act(action, where)
      await house.restart()
      throw new Error('The process is gone')
    },
  })
  return { isDone: () => actions > n }
}
