import { afterAll } from 'vitest'
import { type Arranged, arrange, newKeys } from '../../src/cli/demo/arrange.ts'
import type { Plan } from '../../src/decide/plan.ts'
import { parseKey, renderKey } from '../../src/reconcile/key.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import { reconcileAudit } from '../../src/reconcile/reconcile-audit.ts'
import { checksOf } from '../../src/reconcile/work.ts'
import type { World } from '../../src/reconcile/world.ts'
import { openGit } from '../../src/sandbox/git.ts'
import { remembered } from '../../src/sandbox/remembered.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { type Service, startService } from './housed-service.ts'
import { kaito } from './tree.ts'
import { type Wire, wireTo } from './wire.ts'

/** The service without HTTP, on the sandbox: what is delivered is stored, what is stored is worked on. */
export interface House extends Arranged {
  readonly store: Store
  /** Everything the service says to GitHub passes here. */
  readonly wire: Wire
  /** Changes the world between this service and GitHub, for instance to let it die. */
  wrap: (world: World) => World
  /** How people merge here. */
  merging: 'merge' | 'squash' | 'rebase'
  /** Waits until every delivery has arrived and every due key has been worked on. */
  quiet(): Promise<void>
  /** Lets time pass, then waits as `quiet` does. */
  wait(minutes: number): Promise<void>
  /** Looks at everything, as the schedule does. */
  sweep(): Promise<void>
  /** Looks over the whole repository, as the schedule of audits does. */
  audit(): Promise<void>
  /** The process ends without a word, its claims unfinished, and another one starts on the same store. */
  restart(): Promise<void>
  /** The same, and the store is lost with it. */
  loseStore(): Promise<void>
  /** Works once more on every key there was, and says what that changed. */
  again(): Promise<Plan>
  close(): Promise<void>
}

export interface HouseOptions {
  /** Whether audits run by the schedule; without it they run when a scenario asks. */
  readonly audits?: boolean
  /** One thing at a time, so that the calls come in the same order every time. */
  readonly orderly?: boolean
  /** What the repository starts with; the miniature KAITO of mid-2025 unless given. */
  readonly files?: ReadonlyMap<string, string>
}

/** The houses of one test file share what takes long to make. */
const keys = newKeys()
const git = remembered(await openGit())
afterAll(() => git.close())

export async function openHouse({
  orderly = false,
  audits = false,
  files = kaito,
}: HouseOptions = {}): Promise<House> {
  const arranged = await arrange({ files, keys, git })
  const { sandbox, app } = arranged
  const wire = wireTo(sandbox.fetch)
  const freshStore = (): Promise<Store> =>
    openSqlite(':memory:', { now: () => sandbox.clock.now().getTime() })
  let store = await freshStore()
  let service: Service
  const worked = new Set<string>()

  const start = async (): Promise<void> => {
    const wrap = (world: World): World => house.wrap(world)
    const starting = startService({ app, sandbox, store, wire, orderly, audits, wrap })
    // What is delivered meanwhile waits for the process that is starting.
    sandbox.deliverTo(async (headers, body) => (await starting).receive(headers, body))
    service = await starting
  }
  const end = (): void => {
    for (const key of service.keys) worked.add(key)
    service.kill()
  }

  const house: House = {
    ...arranged,
    wire,
    get store() {
      return store
    },
    wrap: (world) => world,
    merging: 'merge',
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
    async audit() {
      const key = { kind: 'audit', repository: String(arranged.repository.id) } as const
      await store.later(renderKey(key), sandbox.clock.now())
      await house.quiet()
    },
    async restart() {
      end()
      await start()
    },
    async loseStore() {
      end()
      store = await freshStore()
      await start()
    },
    async again() {
      const all = [...new Set([...worked, ...service.keys])]
      const plans = await Promise.all(all.map((key) => changesOf(service.world, key)))
      return plans.flat()
    },
    async close() {
      await service.queue.stop()
      await store.close()
      await sandbox.close()
    },
  }
  await start()
  return house
}

async function changesOf(world: World, text: string): Promise<Plan> {
  const key = parseKey(text)
  if (key?.kind === 'proposal') return (await reconcile(world, key)).changes
  if (key?.kind === 'audit') return (await reconcileAudit(world, key)).changes
  return key === undefined ? [] : ((await checksOf(world, key))?.plan ?? [])
}
