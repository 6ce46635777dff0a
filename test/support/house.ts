import { pino } from 'pino'
import { type Arranged, arrange } from '../../src/cli/demo/arrange.ts'
import { keysOfEvent } from '../../src/github/keys-of-event.ts'
import { atOnce } from '../../src/github/pace.ts'
import { usherProbot } from '../../src/github/probot.ts'
import { type GithubWorld, githubWorld } from '../../src/github/world.ts'
import { renderKey } from '../../src/reconcile/key.ts'
import { type WorkQueue, workQueue } from '../../src/reconcile/queue.ts'
import { workOn } from '../../src/reconcile/work.ts'
import type { World } from '../../src/reconcile/world.ts'
import { imageTag } from '../../src/sources/registry.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { kaito } from './tree.ts'

const log = pino({ level: process.env.USHER_TEST_LOG ?? 'silent' })

/** The service without HTTP, on the sandbox: what is delivered is stored, what is stored is worked on. */
export interface House extends Arranged {
  readonly store: Store
  /** Changes the world between this service and GitHub, for instance to let it die. */
  wrap: (world: World) => World
  /** Waits until every delivery has arrived and every due key has been worked on. */
  quiet(): Promise<void>
  /** Lets time pass, then waits as `quiet` does. */
  wait(minutes: number): Promise<void>
  /** Looks at everything, as the schedule does. */
  sweep(): Promise<void>
  /** The process ends without a word and another one starts on the same file. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  const arranged = await arrange({ files: kaito })
  const { sandbox } = arranged
  const store = await openSqlite(':memory:', { now: () => sandbox.clock.now().getTime() })
  let service: Service

  const house: House = {
    ...arranged,
    store,
    wrap: (world) => world,
    async quiet() {
      // A round may cause deliveries, and a delivery a round.
      for (let turns = 0; turns < 3; turns++) {
        await sandbox.settle()
        await service.queue.idle()
      }
    },
    async wait(minutes) {
      sandbox.clock.advance(minutes * 60_000)
      await house.quiet()
    },
    async sweep() {
      for (const key of await service.world.sweep()) {
        await store.later(renderKey(key), sandbox.clock.now())
      }
      await house.quiet()
    },
    async restart() {
      service = await startService(house)
    },
    async close() {
      await service.queue.stop()
      await store.close()
      await sandbox.close()
    },
  }
  service = await startService(house)
  return house
}

interface Service {
  readonly queue: WorkQueue
  readonly world: GithubWorld
}

async function startService(house: House): Promise<Service> {
  const { sandbox, store, app } = house
  const { id: appId, privateKey, secret } = app
  const probot = usherProbot({
    appId,
    privateKey,
    secret,
    apiUrl: 'http://sandbox.invalid',
    log,
    fetch: sandbox.fetch,
  })
  const world = githubWorld({
    appId,
    appOctokit: await probot.auth(),
    octokitFor: (installation) => probot.auth(installation),
    store,
    now: () => sandbox.clock.now(),
    pace: atOnce,
    registry: (image, tag) =>
      imageTag({ image, tag, baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch }),
  })
  const enqueue = (key: string): Promise<void> => store.later(key, sandbox.clock.now())
  const run = (key: string): Promise<Date | undefined> =>
    workOn({ world: house.wrap(world), enqueue, log: () => undefined }, key)
  const queue = workQueue({ store, run, concurrency: 2, log, pollMs: 60_000 })
  sandbox.deliverTo(async (headers, body) => {
    const event = headers['x-github-event'] ?? ''
    const payload: unknown = JSON.parse(body)
    const { keys, requests } = keysOfEvent(event, payload, 'usher[bot]')
    const guid = headers['x-github-delivery'] ?? ''
    await store.accept({ guid, event, action: undefined, body }, keys.map(renderKey), requests)
    queue.nudge()
    return 202
  })
  return { queue, world }
}
