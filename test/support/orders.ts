import type { House } from './house.ts'

/**
 * The n-th way to order some deliveries, as places from 0: for up to four of them every order is
 * some n below 24; of more, rotations, forwards and backwards.
 */
export function orderOf(length: number, n: number): readonly number[] {
  const places = Array.from({ length }, (_, place) => place)
  if (length <= 4) return permutation(places, n)
  const straight = n % 2 === 0 ? places.toReversed() : places
  const turn = Math.floor(n / 2) % length
  return [...straight.slice(turn), ...straight.slice(0, turn)]
}

function permutation(places: readonly number[], n: number): readonly number[] {
  if (places.length < 2) return places
  const first = n % places.length
  const rest = places.toSpliced(first, 1)
  return [...places.slice(first, first + 1), ...permutation(rest, Math.floor(n / places.length))]
}

/** How many deliveries wait for a word. */
export function waitingIn({ sandbox }: House): number {
  return sandbox.deliveries.filter(({ status }) => status === undefined).length
}

/** Holds what is delivered and lets it go in the n-th order, until nothing more comes of it. */
export async function deliverInOrder(
  house: House,
  n: number,
  happens: () => Promise<void>,
): Promise<void> {
  const { sandbox } = house
  sandbox.hold()
  await happens()
  await house.quiet()
  for (let held = waitingIn(house); held > 0; held = waitingIn(house)) {
    sandbox.release(orderOf(held, n))
    sandbox.hold()
    await house.quiet()
  }
  sandbox.release()
}
