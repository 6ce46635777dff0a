import type { Log } from './log.ts'
import { OutsideError } from './outside-error.ts'

interface Claim {
  readonly key: string
  readonly token: string
  readonly attempt: number
}

/** The part of a store that hands out keys; see `Store` for what it promises. */
interface Claims {
  claim(): Promise<Claim | undefined>
  renew(claim: Claim): Promise<boolean>
  finish(
    claim: Claim,
    done:
      | { readonly kind: 'done'; readonly again: Date | undefined }
      | { readonly kind: 'failed'; readonly error: string },
  ): Promise<boolean>
}

/** Everything a pool of workers needs. */
export interface WorkOptions {
  readonly store: Claims
  /** Works on one key; says when to look at it again. What it throws counts as a failed try. */
  readonly run: (key: string, attempt: number) => Promise<Date | undefined>
  /** How many keys are worked on at once. */
  readonly concurrency: number
  readonly log: Log
  /** How often the store is asked for keys nobody told us about. */
  readonly pollMs?: number
  /** How long `stop` waits for keys that are being worked on. */
  readonly graceMs?: number
}

/** A pool of workers over the keys of a store. */
export interface WorkQueue {
  /** Says that there may be something to do. */
  nudge(): void
  /** Resolves when nothing is due and nothing is running here. */
  idle(): Promise<void>
  /** Takes no more keys, and finishes or gives back the ones it has. */
  stop(): Promise<void>
}

/** Claims are renewed this often; they hold for 15 s. */
const renewMs = 5000

/**
 * Starts a pool of workers.
 *
 * A run that throws is logged with the key and an id, and the store decides when the key comes
 * back. A key given back by `stop` is due at once.
 */
export function workQueue(options: WorkOptions): WorkQueue {
  return new Pool(options)
}

class Pool implements WorkQueue {
  readonly #options: WorkOptions
  readonly #running = new Map<Claim, Promise<void>>()
  readonly #poll: ReturnType<typeof setInterval>
  #idlers: readonly (() => void)[] = []
  #wanted = false
  #filling = false
  #filled: Promise<void> = Promise.resolve()
  #stopping = false

  constructor(options: WorkOptions) {
    this.#options = options
    this.#poll = setInterval(() => this.nudge(), options.pollMs ?? 500)
    this.nudge()
  }

  nudge(): void {
    this.#wanted = true
    if (!this.#filling) this.#filled = this.#fill()
  }

  idle(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#idlers = [...this.#idlers, resolve]
    this.nudge()
    return promise
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearInterval(this.#poll)
    // A key may be on its way to us at this moment.
    await this.#filled
    await within(this.#options.graceMs ?? 10_000, [...this.#running.values()])
    for (const claim of this.#running.keys()) {
      await this.#finish(claim, { kind: 'done', again: new Date(0) })
    }
    this.#release()
  }

  /** Hands out keys until nothing is due or everybody is busy. */
  async #fill(): Promise<void> {
    this.#filling = true
    let drained = this.#stopping
    while (this.#wanted && !this.#stopping) {
      this.#wanted = false
      drained = await this.#claimAll()
    }
    this.#filling = false
    if (drained && this.#running.size === 0) this.#release()
  }

  /** Whether nothing more is due. */
  async #claimAll(): Promise<boolean> {
    const { store, concurrency, log } = this.#options
    while (this.#running.size < concurrency && !this.#stopping) {
      try {
        const claim = await store.claim()
        if (claim === undefined) return true
        this.#running.set(claim, this.#work(claim))
      } catch (err) {
        log.error({ err }, 'no key could be claimed')
        return false
      }
    }
    return false
  }

  async #work(claim: Claim): Promise<void> {
    const renewal = setInterval(() => void this.#renew(claim), renewMs)
    const done = await this.#outcome(claim)
    clearInterval(renewal)
    await this.#finish(claim, done)
    this.#running.delete(claim)
    this.nudge()
  }

  async #outcome({ key, attempt }: Claim): Promise<Parameters<Claims['finish']>[1]> {
    try {
      return { kind: 'done', again: await this.#options.run(key, attempt) }
    } catch (err) {
      const id = crypto.randomUUID()
      const fields = { key, attempt, id, err }
      if (isPassing(err)) this.#options.log.warn(fields, 'the outside did not answer')
      else this.#options.log.error(fields, 'a key failed')
      return { kind: 'failed', error: `${err instanceof Error ? err.message : err} (${id})` }
    }
  }

  async #renew(claim: Claim): Promise<void> {
    const { store, log } = this.#options
    try {
      if (!(await store.renew(claim))) log.warn({ key: claim.key }, 'a key was taken over')
    } catch (err) {
      log.error({ key: claim.key, err }, 'a claim could not be renewed')
    }
  }

  /** When the store fails here the claim runs out, and the key is worked on once more. */
  async #finish(claim: Claim, done: Parameters<Claims['finish']>[1]): Promise<void> {
    const { store, log } = this.#options
    try {
      await store.finish(claim, done)
    } catch (err) {
      log.error({ key: claim.key, err }, 'a claim could not be finished')
    }
  }

  #release(): void {
    const idlers = this.#idlers
    this.#idlers = []
    for (const resolve of idlers) resolve()
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof OutsideError && error.retryable
}

/** Waits until all have ended, but no longer than `ms`. */
async function within(ms: number, all: readonly Promise<void>[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([promise, Promise.all(all)])
  clearTimeout(timer)
}
