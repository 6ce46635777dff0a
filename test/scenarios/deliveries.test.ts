import { describe, expect, test } from 'vitest'
import { acts, live } from '../support/acts.ts'
import { inHouse } from '../support/in-house.ts'
import { deliverInOrder, waitingIn } from '../support/orders.ts'
import { pictureOf } from '../support/picture.ts'
import { healthyLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const nobodySees = ['image pushed']
const seen = acts.filter(({ name }) => !nobodySees.includes(name))

describe('what no webhook told is found by the sweep', () => {
  test.each(seen)('when $name', ({ name }) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        if (act.name !== name) return await act.happens(house)
        house.sandbox.hold()
        await act.happens(house)
        await house.quiet()
        house.sandbox.release([])
        await house.sweep()
      })

      expect(house.sandbox.deliveries.some(({ status }) => status === 'dropped')).toBe(true)
      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )

  test(
    'when nothing is delivered in a whole life',
    inHouse(async (house) => {
      house.sandbox.drop(Infinity)
      await live(house, acts, async (act) => {
        await act.happens(house)
        await house.quiet()
        await house.sweep()
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    }),
  )
})

describe('one lost delivery of several is found by the sweep', () => {
  const several = seen.filter(({ name }) => name.endsWith('merged'))
  const each = several.flatMap(({ name }) => [0, 1, 2].map((place) => ({ name, place })))

  test.each(each)('delivery $place when $name', ({ name, place }) =>
    inHouse(async (house) => {
      await live(house, acts, async (act) => {
        if (act.name !== name) return await act.happens(house)
        house.sandbox.hold()
        await act.happens(house)
        await house.quiet()
        expect(waitingIn(house)).toBe(3)
        house.sandbox.release([0, 1, 2].toSpliced(place, 1))
        await house.quiet()
        await house.sweep()
      })

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )
})

test(
  'a life in which everything is delivered twice ends the same',
  inHouse(async (house) => {
    house.sandbox.duplicate(Infinity)
    await live(house)

    expect(await pictureOf(house)).toEqual(healthy.end)
  }),
)

describe('deliveries arrive in any order and the life ends the same', () => {
  const orders = Array.from({ length: 24 }, (_, n) => n)

  test.each(orders)('order %i', (n) =>
    inHouse(async (house) => {
      await live(house, acts, (act) => deliverInOrder(house, n, () => act.happens(house)))

      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )
})
