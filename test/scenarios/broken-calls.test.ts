import { describe, expect, test } from 'vitest'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { healthyLife, troubledLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const each = healthy.calls.map((call, index) => ({ call, n: index + 1 }))

describe('a life ends the same when one call breaks off', () => {
  test.each(each)('the call $n, $call', ({ n }) =>
    inHouse(
      async (house) => {
        await troubledLife(house, { n, mishap: 'broken' })

        expect(house.wire.hasFailed()).toBe(true)
        expect(await pictureOf(house)).toEqual(healthy.end)
      },
      { orderly: true },
    )(),
  )
})
