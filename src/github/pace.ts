/** Holds writes apart, as GitHub asks of everyone: 1 s between any two, 3 s where people are notified. */
export interface Pace {
  /** Resolves when the next write of this kind may go out. */
  before(kind: 'write' | 'notify'): Promise<void>
}

/** Milliseconds, and a way to let them pass. */
export interface Clock {
  now(): number
  sleep(ms: number): Promise<void>
}

const writeMs = 1_000
const notifyMs = 3_000

/** A pace by a clock. Who asks first goes first; nobody asks twice for one write. */
export function pacedBy(clock: Clock): Pace {
  let nextWrite = 0
  let nextNotice = 0
  return {
    async before(kind) {
      const now = clock.now()
      const at = Math.max(now, nextWrite, kind === 'notify' ? nextNotice : 0)
      nextWrite = at + writeMs
      if (kind === 'notify') nextNotice = at + notifyMs
      if (at > now) await clock.sleep(at - now)
    },
  }
}

/** No pace at all: for the sandbox and for tests. */
export const atOnce: Pace = { before: () => Promise.resolve() }
