import { expect, test } from 'vitest'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'

/** Looks over the repository from a moment on, by the minute. */
async function looks(house: House, minutes: number): Promise<readonly number[]> {
  const at: number[] = []
  for (let minute = 1; minute <= minutes; minute += 1) {
    const { length } = house.sandbox.calls
    await house.wait(1)
    if (minute % 10 === 0) await house.sweep()
    const calls = house.sandbox.calls.slice(length)
    if (calls.some(({ operation }) => operation === 'graphql')) at.push(minute)
  }
  return at
}

async function configured(house: House, text: string): Promise<void> {
  await house.ada.write({ branch: 'main', path: '.github/usher.yml', text })
  await house.quiet()
}

test(
  'a repository that asks to be swept less often than the service sweeps is left alone in between',
  inHouse(async (house) => {
    await configured(house, 'schedule: { sweep-minutes: 25 }\n')

    expect(await looks(house, 60)).toEqual([30, 60])
  }),
)

test(
  'one that asks for more is looked at in between',
  inHouse(async (house) => {
    await configured(house, 'schedule: { sweep-minutes: 5 }\n')

    expect((await looks(house, 21)).filter((minute) => minute % 5 === 0)).toEqual([5, 10, 15, 20])
  }),
)

test(
  'one that asks for nothing is looked at in every sweep, also when it asked before',
  inHouse(async (house) => {
    await configured(house, 'schedule: { sweep-minutes: 60 }\n')
    await configured(house, 'verbosity: normal\n')

    expect(await looks(house, 20)).toEqual([10, 20])
  }),
)
