import type { DeliveryRecord } from './delivery.ts'

/** Deliveries on their way, one after another, and what a test may do to them meanwhile. */
export interface DeliveryQueue {
  add(deliveries: readonly DeliveryRecord[]): void
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
  isBusy(): boolean
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** A queue that hands each delivery to `send` and waits for it. */
export function deliveryQueue(
  send: (delivery: DeliveryRecord) => Promise<void>,
  dropped: (delivery: DeliveryRecord) => void,
): DeliveryQueue {
  const waiting: DeliveryRecord[] = []
  const held: DeliveryRecord[] = []
  let holding: 'nothing' | 'everything' | readonly number[] = 'nothing'
  let toDrop = 0
  let toDouble = 0
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next)
    working = undefined
  }

  function go(deliveries: readonly DeliveryRecord[]): void {
    waiting.push(...deliveries)
    if (waiting.length > 0) working ??= work()
  }

  function pass(delivery: DeliveryRecord): void {
    if (toDrop > 0) {
      toDrop -= 1
      dropped(delivery)
      return
    }
    const isDoubled = toDouble > 0
    if (isDoubled) toDouble -= 1
    const copies = isDoubled ? [delivery, delivery] : [delivery]
    if (holding === 'nothing') go(copies)
    else held.push(...copies)
    if (Array.isArray(holding) && held.length >= holding.length) release(holding)
  }

  function release(order?: readonly number[]): void {
    const all = held.splice(0)
    const chosen = order ?? all.keys().toArray()
    const named = new Set(chosen)
    for (const lost of all.filter((_, place) => !named.has(place))) dropped(lost)
    holding = 'nothing'
    go(chosen.flatMap((place) => all[place] ?? []))
  }

  return {
    add: (deliveries) => deliveries.forEach(pass),
    drop: (n) => {
      toDrop += n
    },
    duplicate: (n) => {
      toDouble += n
    },
    reorder: (permutation) => {
      holding = permutation
    },
    hold: () => {
      holding = 'everything'
    },
    release,
    isBusy: () => working !== undefined,
    idle: async () => {
      while (working !== undefined) await working
    },
  }
}
