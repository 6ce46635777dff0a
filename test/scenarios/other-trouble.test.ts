import { describe, expect, test } from 'vitest'
import { type Act, live, mergeOwn, openedFromFork, restOfLife } from '../support/acts.ts'
import { type House, openHouse } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { mergeThere, pictureThere, second } from '../support/second.ts'
import { troubledLife } from '../support/troubled-life.ts'
import type { Mishap } from '../support/wire.ts'

/** One life with a second target in another repository, from the founding of that to the end. */
const acts: readonly Act[] = [
  { name: 'founded', happens: async (house) => void (await second(house)) },
  openedFromFork,
  ...restOfLife.slice(1, 3),
  { name: 'registered there', happens: (house) => mergeThere(house, 'registration') },
  ...restOfLife.slice(3, 6),
  { name: 'status merged', happens: (house) => mergeOwn(house, 'status') },
  { name: 'preset merged there', happens: (house) => mergeThere(house, 'preset') },
  { name: 'preset merged', happens: (house) => mergeOwn(house, 'preset') },
]

/** How it ends where nothing goes wrong, and the calls that have to do with the other repository. */
async function healthyLife(): Promise<{
  readonly end: unknown
  readonly calls: readonly { readonly call: string; readonly n: number }[]
}> {
  const house = await openHouse({ orderly: true })
  let merged = 0
  await live(house, acts, async (act) => {
    if (act.name === 'registered there') merged = house.wire.calls.length
    await act.happens(house)
  })
  const calls = house.wire.calls
    .map((call, index) => ({ call, n: index + 1 }))
    .filter(({ call, n }) => call.includes('wetland') || (call === 'POST /graphql' && n > merged))
  const end = await endOf(house)
  await house.close()
  return { end, calls }
}

async function endOf(house: House): Promise<unknown> {
  return { here: await pictureOf(house), there: await pictureThere(house) }
}

const healthy = await healthyLife()

function endsTheSame(n: number, mishap: Mishap): () => Promise<void> {
  return inHouse(
    async (house) => {
      await troubledLife(house, { n, mishap }, acts)

      expect(house.wire.hasFailed()).toBe(true)
      expect(await endOf(house)).toEqual(healthy.end)
    },
    { orderly: true },
  )
}

describe('a life in two repositories ends the same', () => {
  test.each(healthy.calls)('when call $n is refused with 502, $call', ({ n }) =>
    endsTheSame(n, 'refused')(),
  )

  test.each(healthy.calls.filter(({ call }) => /^(?:POST|PATCH) \/repos/.test(call)))(
    'when the answer to call $n is lost, $call',
    ({ n }) => endsTheSame(n, 'lost')(),
  )

  test('has calls that can fail there', () => {
    expect(healthy.calls.filter(({ call }) => call.includes('wetland')).length).toBeGreaterThan(10)
  })
})
