import { z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import type { Store } from '../store/store.ts'

/** When everything was looked over last, and how many keys that gave. */
export interface LastSweep {
  readonly at: Date
  readonly keys: number
}

const key = 'last-sweep'

const schema = z.object({ at: z.coerce.date(), keys: z.number() })

export async function rememberSweep(
  store: Pick<Store, 'remember'>,
  sweep: LastSweep,
): Promise<void> {
  await store.remember(key, JSON.stringify(sweep))
}

/** The last sweep that came to its end; `undefined` before the first. */
export async function lastSweep(store: Pick<Store, 'recall'>): Promise<LastSweep | undefined> {
  return parseJson(schema, await store.recall(key))
}
