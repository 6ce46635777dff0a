import { pino } from 'pino'
import type { Arranged } from '../../src/cli/demo/arrange.ts'
import { keysOfEvent } from '../../src/github/keys-of-event.ts'
import { atOnce } from '../../src/github/pace.ts'
import { usherProbot } from '../../src/github/probot.ts'
import { type GithubWorld, githubWorld } from '../../src/github/world.ts'
import { chronicleOf } from '../../src/reconcile/chronicle.ts'
import { renderKey } from '../../src/reconcile/key.ts'
import { type WorkQueue, workQueue } from '../../src/reconcile/queue.ts'
import { workOn } from '../../src/reconcile/work.ts'
import type { World } from '../../src/reconcile/world.ts'
import { factsSeen } from '../../src/sources/facts-seen.ts'
import { imageTag } from '../../src/sources/registry.ts'
import type { Store } from '../../src/store/store.ts'
import type { Wire } from './wire.ts'

const log = pino({ level: process.env.USHER_TEST_LOG ?? 'silent' })
const baseUrl = 'http://sandbox.invalid'

/** What a process of the service finds around it. */
export interface Surroundings extends Pick<Arranged, 'app' | 'sandbox'> {
  readonly store: Store
  readonly wire: Wire
  /** Works on one key at a time, and on none while something is being delivered. */
  readonly orderly: boolean
  /** Whether audits run by the schedule. */
  readonly audits: boolean
  /** Changes the world between this service and GitHub. */
  readonly wrap: (world: World) => World
}

/** One process of the service, without HTTP. */
export interface Service {
  readonly queue: WorkQueue
  readonly world: GithubWorld
  /** The keys it has worked on. */
  readonly keys: ReadonlySet<string>
  /** Stores a delivery, as the receiver does. */
  receive(headers: Readonly<Record<string, string>>, body: string): Promise<number>
  /** It ends without a word: from now on it reaches nothing and writes nothing down. */
  kill(): void
}

export async function startService(around: Surroundings): Promise<Service> {
  const { sandbox } = around
  const mortal = mortalOf(around)
  const { store } = mortal
  const world = await worldOf(around, mortal)
  const keys = new Set<string>()
  const enqueue = (key: string): Promise<void> => store.later(key, sandbox.clock.now())
  const chronicle = chronicleOf({
    store,
    failed: (err) => {
      throw err
    },
  })
  const run = (key: string): Promise<Date | undefined> => {
    keys.add(key)
    return workOn({ world: around.wrap(world), enqueue, chronicle, log: () => undefined }, key)
  }
  const claim: Store['claim'] = async () => {
    if (around.orderly) await sandbox.settle()
    return await store.claim()
  }
  const concurrency = around.orderly ? 1 : 2
  const queue = workQueue({ store: { ...store, claim }, run, concurrency, log, pollMs: 60_000 })
  return {
    queue,
    world,
    keys,
    async receive(headers, body) {
      const event = headers['x-github-event'] ?? ''
      const payload: unknown = JSON.parse(body)
      const heard = keysOfEvent(event, payload, 'usher[bot]')
      const guid = headers['x-github-delivery'] ?? ''
      const delivery = { guid, event, action: undefined, body }
      await store.accept(delivery, heard.keys.map(renderKey), heard.requests)
      queue.nudge()
      return 202
    },
    kill: () => {
      mortal.kill()
      void queue.stop()
    },
  }
}

interface Mortal {
  readonly store: Store
  readonly fetch: typeof fetch
  kill(): void
}

/** A store and a wire that are out of reach once the process is gone; its claims just run out. */
function mortalOf({ store, wire, audits }: Surroundings): Mortal {
  let gone = false
  const living = <A extends readonly unknown[], T>(
    call: (...args: A) => Promise<T>,
  ): ((...args: A) => Promise<T>) => {
    return async (...args) => {
      if (gone) throw new Error('The process is gone')
      return await call(...args)
    }
  }
  return {
    store: {
      ...store,
      accept: living(store.accept),
      takeSlot: living(audits ? store.takeSlot : async () => false),
      later: living(store.later),
      claim: living(store.claim),
      renew: living(store.renew),
      finish: living(store.finish),
      intend: living(store.intend),
      settle: living(store.settle),
      remember: living(store.remember),
    },
    fetch: living(wire.fetch),
    kill: () => {
      gone = true
    },
  }
}

async function worldOf(
  { app, sandbox }: Surroundings,
  { store, fetch }: Mortal,
): Promise<GithubWorld> {
  const { id: appId, privateKey, secret } = app
  const probot = usherProbot({ appId, privateKey, secret, apiUrl: baseUrl, log, fetch })
  return githubWorld({
    appId,
    appOctokit: await probot.auth(),
    octokitFor: (installation) => probot.auth(installation),
    store,
    now: () => sandbox.clock.now(),
    pace: atOnce,
    registry: (image, tag) => imageTag({ image, tag, baseUrl, fetch }),
    facts: factsSeen({
      baseUrl: `${baseUrl}/hub`,
      // The wire is to GitHub; the hub has troubles of its own.
      fetch: (input, init) => sandbox.fetch(input instanceof Request ? input : String(input), init),
      pause: async () => undefined,
      cache: { recall: store.recall, remember: store.remember, now: () => sandbox.clock.now() },
    }),
  })
}
