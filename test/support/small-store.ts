import type { Store } from '../../src/store/store.ts'

/** The part of a store that looking and acting use, in memory. */
export function smallStore(): Store & { readonly values: ReadonlyMap<string, string> } {
  const values = new Map<string, string>()
  const intents = new Map<string, { id: string; at: Date; outcome: string | undefined }>()
  const none = (): Promise<never> => Promise.reject(new Error('Not in this store'))
  return {
    values,
    async intend(id) {
      if (intents.has(id)) return false
      intents.set(id, { id, at: new Date('2026-01-07T00:00:00Z'), outcome: undefined })
      return true
    },
    async settle(id, outcome) {
      const known = intents.get(id)
      if (known) intents.set(id, { ...known, outcome })
    },
    async intents(prefix) {
      return [...intents.values()].filter((intent) => intent.id.startsWith(prefix))
    },
    async remember(key, value) {
      values.set(key, value)
    },
    async recall(key) {
      return values.get(key)
    },
    accept: none,
    later: none,
    claim: none,
    renew: none,
    finish: none,
    requests: () => Promise.resolve([]),
    settleRequest: none,
    slot: none,
    takeSlot: async () => false,
    dead: async () => [],
    redrive: none,
    discard: none,
    stats: none,
    card: none,
    cards: none,
    keepCard: none,
    dropCard: none,
    happenings: none,
    addHappenings: none,
    moves: none,
    noteRepository: async () => undefined,
    repositories: none,
    deliveries: none,
    deliveriesBehind: none,
    close: none,
  }
}
