/** Lets one piece of work run at a time, in the order they came. */
export interface Turns {
  take<Value>(work: () => Promise<Value>): Promise<Value>
  isBusy(): boolean
  /** Resolves when nobody works or waits. */
  idle(): Promise<void>
}

export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let open = 0
  return {
    take: async (work) => {
      open += 1
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        open -= 1
      }
    },
    isBusy: () => open > 0,
    idle: async () => {
      while (open > 0) await last
    },
  }
}
