import { describe, expect, test } from 'vitest'
import { acts, live } from '../support/acts.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { healthyLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const writes = healthy.calls
  .map((call, index) => ({ call, n: index + 1 }))
  .filter(({ call }) => !call.startsWith('GET ') && call !== 'POST /graphql')

describe('a life ends the same when an answer is lost and the next try does not see the effect', () => {
  test.each(writes)('the call $n, $call', ({ n }) =>
    inHouse(
      async (house) => {
        house.wire.failAt(n, 'lost')
        await live(house, acts, async (act) => {
          const before = house.wire.hasFailed()
          await act.happens(house)
          await house.quiet()
          if (before || !house.wire.hasFailed()) return
          house.sandbox.lagReads(6)
          await house.wait(1)
          house.sandbox.lagReads(0)
          await house.wait(1)
          await house.sweep()
        })

        expect(house.wire.hasFailed()).toBe(true)
        expect(await pictureOf(house)).toEqual(healthy.end)
      },
      { orderly: true },
    )(),
  )
})
