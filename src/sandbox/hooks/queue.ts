import type { DeliveryRecord } from './delivery.ts'
import { type Line, line } from './line.ts'

/** Deliveries on their way, and what a test may do to them meanwhile. */
export interface DeliveryQueue extends Line<DeliveryRecord> {
  /** The next `n` deliveries never arrive. */
  drop(n: number): void
  /** The next `n` deliveries arrive twice. */
  duplicate(n: number): void
  /** The next deliveries wait for each other and arrive in this order of their places, from 0. */
  reorder(permutation: readonly number[]): void
  /** From now on everything waits. */
  hold(): void
  /** Lets what waits go, in this order of places; those not named do not arrive. */
  release(order?: readonly number[]): void
}

type Pile = Pick<DeliveryQueue, 'reorder' | 'hold' | 'release'> & {
  pass(deliveries: readonly DeliveryRecord[]): void
}

/** A queue that hands each delivery to `send` and waits for it. */
export function deliveryQueue(
  send: (delivery: DeliveryRecord) => Promise<void>,
  dropped: (delivery: DeliveryRecord) => void,
): DeliveryQueue {
  const underWay = line(send)
  const { pass, ...piling } = pile(underWay.add, dropped)
  let toDrop = 0
  let toDouble = 0

  function enter(delivery: DeliveryRecord): void {
    const copies = toDrop > 0 ? 0 : 1 + Math.min(toDouble, 1)
    if (copies === 0) toDrop -= 1
    if (copies === 0) dropped(delivery)
    if (copies === 2) toDouble -= 1
    pass(Array.from({ length: copies }, () => delivery))
  }

  return {
    ...underWay,
    ...piling,
    add: (deliveries) => deliveries.forEach(enter),
    drop: (n) => {
      toDrop += n
    },
    duplicate: (n) => {
      toDouble += n
    },
  }
}

/** Where deliveries lie that wait for each other or for a word. */
function pile(
  go: (deliveries: readonly DeliveryRecord[]) => void,
  dropped: (delivery: DeliveryRecord) => void,
): Pile {
  const held: DeliveryRecord[] = []
  let isHolding = false
  let order: readonly number[] | undefined

  function release(chosen: readonly number[] = [...held.keys()]): void {
    const all = held.splice(0)
    isHolding = false
    order = undefined
    for (const [place, delivery] of all.entries()) {
      if (!chosen.includes(place)) dropped(delivery)
    }
    go(chosen.flatMap((place) => all[place] ?? []))
  }

  return {
    pass: (deliveries) => {
      if (isHolding) held.push(...deliveries)
      else go(deliveries)
      if (order !== undefined && held.length >= order.length) release(order)
    },
    reorder: (permutation) => {
      isHolding = true
      order = permutation
    },
    hold: () => {
      isHolding = true
    },
    release,
  }
}
