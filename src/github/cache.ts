import type { Memory } from './hints.ts'

/** How many characters the memory keeps before the oldest go; the store still has them. */
const limit = 8_000_000

/** Remembers in a store, and keeps what was used last at hand. Only for values that never change. */
export function memoryFirst(memory: Memory): Memory {
  const kept = new Map<string, string>()
  let size = 0

  const keep = (key: string, value: string): void => {
    size += value.length - (kept.get(key)?.length ?? 0)
    kept.delete(key)
    kept.set(key, value)
    for (const [oldest, text] of kept) {
      if (size <= limit || oldest === key) return
      kept.delete(oldest)
      size -= text.length
    }
  }

  return {
    async recall(key) {
      const value = kept.get(key) ?? (await memory.recall(key))
      if (value !== undefined) keep(key, value)
      return value
    },
    async remember(key, value) {
      keep(key, value)
      await memory.remember(key, value)
    },
  }
}
