import { z } from 'zod'
import type { Config } from '../config/config.ts'
import { renderKey } from '../reconcile/key.ts'
import { type Memory, remembered } from './hints.ts'
import type { Outside } from './outside.ts'
import type { Place } from './place.ts'

const minuteMs = 60_000
/** The service sweeps this often; a repository that asks for more is looked at in between. */
const usualMinutes = 10

const schema = z.object({ at: z.coerce.date(), minutes: z.number() })

const keyOf = (repository: string): string => `swept:${repository}`

/**
 * Notes that a repository was looked over, where it asks for a rhythm of its own. One that asks for
 * more than the service does comes into the queue again by itself.
 */
export async function noteSwept(
  { store, now }: Pick<Outside, 'store' | 'now'>,
  repository: string,
  { schedule: { sweepMinutes: minutes } }: Config,
): Promise<void> {
  const before = await store.recall(keyOf(repository))
  if (minutes === undefined) {
    if (before !== undefined && before !== '') await store.remember(keyOf(repository), '')
    return
  }
  await store.remember(keyOf(repository), JSON.stringify({ at: now(), minutes }))
  if (minutes >= usualMinutes) return
  await store.later(renderKey({ kind: 'repository', repository }), later(now(), minutes))
}

/** Those of the repositories whose rhythm lets them be looked over now. */
export async function sweptNow(
  memory: Memory,
  places: readonly Place[],
  now: Date,
): Promise<readonly Place[]> {
  const due = await Promise.all(
    places.map(async ({ id }) => {
      const noted = remembered(await memory.recall(keyOf(id)), schema)
      return noted === undefined || later(noted.at, noted.minutes) <= now
    }),
  )
  return places.filter((_, index) => due[index])
}

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minuteMs)
}
