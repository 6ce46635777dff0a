/** The sandbox's time. */
export interface Clock {
  now(): Date
  /** Moves the time on. */
  advance(ms: number): void
  /** Called at each write: two writes never happen at one time. */
  tick(): void
}

/** A clock that stands still but for `advance` and one second at each `tick`. */
export function fixedClock(start: Date = new Date('2026-01-05T09:00:00Z')): Clock {
  let now = start.getTime()
  const advance = (ms: number): void => {
    now += ms
  }
  return { now: () => new Date(now), advance, tick: () => advance(1000) }
}

/** The clock on the wall; what `advance` adds stays added, so that waiting can be skipped. */
export function realClock(): Clock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance(ms) {
      ahead += ms
    },
    tick() {},
  }
}
