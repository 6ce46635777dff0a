import type { Desk } from '../server/desk.ts'
import { type Faults, rateLimitFault } from '../server/faults.ts'

/** Everything that can go wrong between GitHub and whoever calls it. */
export interface Troubling extends Pick<Faults, 'failNext' | 'failCall'> {
  /** The next call is one too many. */
  limitNext(kind: 'primary' | 'secondary403' | 'secondary429'): void
  /** The next `n` reads, REST and GraphQL, show the world before the last write. */
  lagReads(n: number): void
  /** Every installation token stops working. */
  rotateTokens(): void
}

export function troubling({ world, faults, writes }: Desk): Troubling {
  return {
    failNext: faults.failNext,
    failCall: faults.failCall,
    limitNext: (kind) => {
      const resetAt = new Date(world.clock.now().getTime() + 3_600_000)
      faults.failNext(() => true, rateLimitFault(kind, resetAt))
    },
    lagReads: writes.lag,
    rotateTokens: () => world.state.tokens.clear(),
  }
}
