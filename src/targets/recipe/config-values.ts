import { z } from 'zod'
import { tidied } from './tidied.ts'
import type { Value } from './value.ts'

const root = z.record(z.string(), z.unknown())
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).max(100)])

/** The plain values at the top of a model's `config.json`, as `config.<key>`. */
export function configValues(config: unknown): ReadonlyMap<string, Value> {
  const { data } = root.safeParse(config)
  return new Map(
    Object.entries(data ?? {}).flatMap(([key, given]) => {
      const found = tidied(value.safeParse(given).data)
      return found === undefined || !isConfigKey(key) ? [] : [[`config.${key}`, found] as const]
    }),
  )
}

/** Whether a key can be named in a template. */
export function isConfigKey(key: string): boolean {
  return /^[A-Za-z]\w{0,63}$/.test(key)
}
