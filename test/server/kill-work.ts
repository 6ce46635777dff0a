import { z } from 'zod'
import type { Store } from '../../src/store/store.ts'

const numbered = z.object({ number: z.number() })

/** The pull request a payload of these tests is about. */
export function numberIn(payload: unknown): number {
  return numbered.parse(payload).number
}

/** Takes a while over a key and leaves a trace of it. */
export async function workOn(store: Store, key: string): Promise<undefined> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
  await store.remember(`worked:${key}`, 'yes')
}
