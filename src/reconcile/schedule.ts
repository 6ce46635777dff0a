import { Cron } from 'croner'

/** When something happens again and again: five fields of cron, read in a time zone. */
export interface Rhythm {
  readonly cron: string
  /** As `Europe/Berlin` or `UTC`. */
  readonly zone: string
}

/** What happens by the clock, under which name it is known, and the key that it puts into the queue. */
export interface Scheduled extends Rhythm {
  readonly name: string
  readonly key: string
  /** How long after its time the key is due, in milliseconds. */
  readonly delayMs?: number
}

/** The part of a store that schedules run on. */
interface Slots {
  takeSlot(
    name: string,
    slot: Date,
    job: { readonly key: string; readonly at: Date },
  ): Promise<boolean>
}

const secondMs = 1000

/**
 * Puts a key into the queue once its time has come: exactly once a slot, however many processes ask
 * on one store. Slots that were missed run as one. The first time counts as missed. Says whether it
 * did.
 */
export async function every(store: Slots, scheduled: Scheduled, now: Date): Promise<boolean> {
  const slot = lastSlot(scheduled, now)
  const { name, key, delayMs = 0 } = scheduled
  const at = new Date(now.getTime() + delayMs)
  return slot !== undefined && (await store.takeSlot(name, slot, { key, at }))
}

/**
 * The last time it was due, now included; `undefined` where it never is. A time that the clocks skip
 * comes when they have skipped it, and one they show twice counts once.
 */
export function lastSlot(rhythm: Rhythm, now: Date): Date | undefined {
  const next = new Date(Math.floor(now.getTime() / secondMs) * secondMs + secondMs)
  return cronOf(rhythm).previousRuns(1, next)[0]
}

/** The next time it is due; `undefined` where it never is. */
export function nextSlot(rhythm: Rhythm, now: Date): Date | undefined {
  return cronOf(rhythm).nextRun(now) ?? undefined
}

function cronOf({ cron, zone }: Rhythm): Cron {
  return new Cron(cron, { timezone: zone, paused: true })
}
