/** Things on their way, one after another. */
export interface Line<Thing> {
  add(things: readonly Thing[]): void
  isBusy(): boolean
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** A line that hands each thing to `send` and waits for it before the next. */
export function line<Thing>(send: (thing: Thing) => Promise<void>): Line<Thing> {
  const waiting: Thing[] = []
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next)
    working = undefined
  }

  return {
    add: (things) => {
      waiting.push(...things)
      if (waiting.length > 0) working ??= work()
    },
    isBusy: () => working !== undefined,
    idle: async () => {
      while (working !== undefined) await working
    },
  }
}
