import { expect, vi } from 'vitest'
import { type House, type HouseOptions, openHouse } from './house.ts'

// A life of a second takes longer while other tests run beside it.
vi.setConfig({ testTimeout: 60_000 })

/**
 * A scenario in a house of its own. However it went, nothing may be unlike GitHub in the end, no key
 * may be dead, and looking at everything once more must change nothing.
 */
export function inHouse(
  happens: (house: House) => Promise<void>,
  options?: HouseOptions,
): () => Promise<void> {
  return async () => {
    const house = await openHouse(options)
    try {
      await happens(house)
      expect(await house.store.dead()).toEqual([])
      expect(await house.again()).toEqual([])
      expect(house.sandbox.violations).toEqual([])
    } finally {
      await house.close()
    }
  }
}
