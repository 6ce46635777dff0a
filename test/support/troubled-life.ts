import { type Act, acts, live } from './acts.ts'
import { type House, openHouse } from './house.ts'
import { type Picture, pictureOf } from './picture.ts'
import type { Mishap } from './wire.ts'

/** A life in which nothing went wrong: how it ended, and the calls and actions it took. */
export interface HealthyLife {
  readonly end: Picture
  readonly calls: readonly string[]
  /** What the service did, by kind of action. */
  readonly actions: readonly string[]
}

/** Lives through a life in which nothing goes wrong, with the calls in the same order every time. */
export async function healthyLife(all: readonly Act[] = acts): Promise<HealthyLife> {
  const house = await openHouse({ orderly: true })
  const actions: string[] = []
  house.wrap = (world) => ({
    ...world,
    act: (action, where) => {
      actions.push(action.kind)
      return world.act(action, where)
    },
  })
  await live(house, all)
  const calls = [...house.wire.calls]
  const end = await pictureOf(house)
  await house.close()
  return { end, calls, actions }
}

/** One call of a life that goes wrong, counted from 1. */
export interface Trouble {
  readonly n: number
  readonly mishap: Mishap
}

/** Lives through a life whose n-th call goes wrong, and gives the service the time to try again. */
export async function troubledLife(
  house: House,
  { n, mishap }: Trouble,
  all: readonly Act[] = acts,
): Promise<void> {
  house.wire.failAt(n, mishap)
  await live(house, all, async (act) => {
    const before = house.wire.hasFailed()
    await act.happens(house)
    await house.quiet()
    if (!before && house.wire.hasFailed()) await house.wait(1)
  })
}
