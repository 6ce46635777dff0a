import type { Log } from '../reconcile/log.ts'
import type { Store } from '../store/store.ts'
import { rememberSweep } from './last-sweep.ts'

/** Everything is looked at this often without any event: webhooks get lost. */
const sweepMs = 10 * 60_000

/** Everything a schedule of sweeps needs. */
export interface SweepOptions {
  readonly store: Pick<Store, 'slot' | 'later' | 'remember'>
  /** The keys of everything there is. */
  readonly everything: () => Promise<readonly string[]>
  /** Called when there is something in the queue. */
  readonly swept: () => void
  readonly now: () => Date
  readonly log: Log
}

/** A schedule that runs. */
export interface Sweeps {
  /** Waits for the sweep under way. */
  idle(): Promise<void>
  /** Waits for the sweep under way, and starts no other. */
  stop(): Promise<void>
}

/** Puts everything into the queue, at once and then every ten minutes; one process of many does it. */
export function startSweeps(options: SweepOptions): Sweeps {
  let running = sweep(options)
  const timer = setInterval(() => {
    running = running.then(() => sweep(options))
  }, sweepMs / 10)
  return {
    idle: () => running,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

async function sweep({ store, everything, swept, now, log }: SweepOptions): Promise<void> {
  try {
    if (!(await store.slot('sweep', sweepMs))) return
    const keys = await everything()
    for (const key of keys) await store.later(key, new Date(0))
    await rememberSweep(store, { at: now(), keys: keys.length })
    log.info({ keys: keys.length }, 'swept')
    swept()
  } catch (err) {
    log.error({ err }, 'a sweep failed')
  }
}
