import type { Hooks } from '../hooks/hooks.ts'
import { copyOf, type State } from '../state/state.ts'
import type { World } from '../world.ts'

/** Changes to the world: whole or not at all, and afterwards told to the apps. */
export interface Writes {
  make<Value>(work: () => Promise<Value> | Value): Promise<Value>
  /** The next `n` reads show the world before the last write. */
  lag(n: number): void
  /** The world as the read that has just come in is to see it. */
  seen(): World
}

export function writes(world: World, hooks: Hooks): Writes {
  let before: State | undefined
  let lagging = 0
  return {
    make: async (work) => {
      const picture = copyOf(world.state)
      world.clock.tick()
      try {
        const value = await work()
        before = picture
        hooks.tell(world.outbox.splice(0))
        return value
      } catch (error) {
        world.state = picture
        world.outbox.splice(0)
        throw error
      }
    },
    lag: (n) => {
      lagging = n
    },
    seen: () => {
      if (lagging === 0 || before === undefined) return world
      lagging -= 1
      return { ...world, state: before }
    },
  }
}
