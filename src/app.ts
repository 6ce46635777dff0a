import type { Logger } from 'pino'
import type { Probot } from 'probot'
import { handOn } from './github/hand-on.ts'
import type { Octokit } from './github/octokit.ts'
import { usherProbot } from './github/probot.ts'
import { workQueue } from './reconcile/queue.ts'
import { boardListener } from './server/board/listener.ts'
import { type Budgets, budgetsSeen } from './server/budgets.ts'
import { type Metrics, metricsOf } from './server/metrics.ts'
import { SettingsError } from './server/problem.ts'
import { type Noted, receiver } from './server/receiver.ts'
import { recognition } from './server/recognition.ts'
import { startServer } from './server/server.ts'
import type { Settings } from './server/settings.ts'
import { startSweeps } from './server/sweeps.ts'
import type { Store } from './store/store.ts'

/** What Usher does once it is connected. */
export interface Duties {
  /** The events that are looked into; the others are acknowledged and forgotten. */
  readonly events: ReadonlySet<string>
  readonly keysOf: (event: string, payload: unknown) => Noted
  /** Works on one key; says when to look at it again. */
  readonly work: (key: string, attempt: number) => Promise<Date | undefined>
  /** The keys of everything there is, for a look without any event. */
  readonly everything: () => Promise<readonly string[]>
}

/** What the duties are carried out with. */
export interface Connection {
  /** Signed in as the app. */
  readonly probot: Probot
  readonly octokit: Octokit
  /** The app's name, by which its own acts are known; `undefined` while GitHub has not said it. */
  readonly slug: string | undefined
  readonly settings: Settings
  readonly store: Store
  readonly log: Logger
  /** What GitHub says of how much may still be asked. */
  readonly budgets: Budgets
  readonly metrics: Metrics
}

/** Everything the service is made of. */
export interface ServiceOptions {
  readonly settings: Settings
  /** Stays open when the service stops. */
  readonly store: Store
  readonly log: Logger
  readonly duties: (connection: Connection) => Duties
  readonly fetch?: typeof fetch
  /** The time, as people are shown it. */
  readonly now?: () => Date
}

/** A service that runs. */
export interface Service {
  readonly port: number
  /** Resolves when nothing is swept, no key is due and none is worked on. */
  idle(): Promise<void>
  /** Takes no more deliveries, and finishes or gives back what it works on. */
  stop(): Promise<void>
}

/** Keys worked on at once: enough to wait for GitHub side by side, few enough for its limits. */
const concurrency = 4

/** How long GitHub may take to say that it knows us. */
const answerMs = 5000

/** Starts the service: signs in, listens, works and sweeps. Throws `SettingsError`. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { settings, store, log, now = () => new Date() } = options
  const connection = await connected(options)
  const { probot, octokit, budgets, metrics } = connection
  const { events, keysOf, work, everything } = options.duties(connection)
  const queue = workQueue({ store, run: timed(metrics, work), concurrency, log })
  const receive = receiver({
    secrets: settings.secrets,
    store: countingStore(store, metrics),
    events,
    keysOf,
    log,
    async handOn(received) {
      queue.nudge()
      await handOn(probot, received)
    },
  })
  const { host, port: wanted } = settings
  const board = boardListener({
    settings: settings.board,
    store,
    apiUrl: settings.apiUrl,
    fetch: options.fetch ?? fetch,
    now,
    log,
    budgets: budgets.all,
    nudge: () => queue.nudge(),
  })
  try {
    const server = await startServer({
      ...{ host, port: wanted, receive, store, board, metrics, now, log },
      recognition: recognition(() => askWhoWeAre(octokit), now),
    })
    const sweeps = startSweeps({ store, everything, now, log, swept: () => queue.nudge() })
    return {
      port: server.port,
      async idle() {
        await sweeps.idle()
        await queue.idle()
      },
      async stop() {
        await server.close()
        await sweeps.stop()
        await queue.stop()
      },
    }
  } catch (cause) {
    await queue.stop()
    throw cause
  }
}

async function connected({ settings, store, log, fetch }: ServiceOptions): Promise<Connection> {
  const { appId, privateKey, secrets, apiUrl } = settings
  const probot = usherProbot({
    appId,
    privateKey,
    secret: secrets[0],
    apiUrl,
    log,
    ...(fetch === undefined ? {} : { fetch }),
  })
  await probot.load(usher)
  await probot.ready()
  const octokit = await probot.auth()
  const slug = await slugOf(octokit, settings, log)
  const budgets = budgetsSeen()
  const metrics = metricsOf(budgets.all)
  return { probot, octokit, settings, store, log, slug, budgets, metrics }
}

/** The Probot app: one handler for every event, since the queue does the work. */
async function usher(probot: Probot): Promise<void> {
  probot.onAny(async ({ id, name, payload }) => {
    const action = 'action' in payload ? payload.action : undefined
    probot.log.info({ guid: id, event: name, action }, 'delivery')
  })
}

/** Asks GitHub whether it knows the app, and by what name. Silence is no refusal: deliveries may come all the same. */
async function slugOf(
  octokit: Octokit,
  { appId, apiUrl }: Settings,
  log: Logger,
): Promise<string | undefined> {
  try {
    return (await askWhoWeAre(octokit)).data?.slug
  } catch (cause) {
    const status = cause instanceof Error && 'status' in cause ? cause.status : undefined
    if (status === 401 || status === 404) {
      const problem = `${apiUrl} does not know app ${appId} with this private key: set \`APP_ID\` and \`PRIVATE_KEY_PATH\` to those of one app`
      throw new SettingsError([problem], { cause })
    }
    log.warn({ err: cause }, 'GitHub did not answer')
    return undefined
  }
}

function askWhoWeAre(octokit: Octokit): ReturnType<Octokit['rest']['apps']['getAuthenticated']> {
  return octokit.rest.apps.getAuthenticated({
    request: { signal: AbortSignal.timeout(answerMs) },
  })
}

/** The same work, with the time it takes. */
function timed({ worked }: Metrics, work: Duties['work']): Duties['work'] {
  return async (key, attempt) => {
    const start = performance.now()
    const note = (came: 'well' | 'badly'): void => {
      worked(key.split(':', 1)[0] ?? '', performance.now() - start, came)
    }
    const again = await work(key, attempt).catch((cause: unknown) => {
      note('badly')
      throw cause
    })
    note('well')
    return again
  }
}

/** The same store, with the deliveries that arrive. */
function countingStore(store: Store, { delivered }: Metrics): Pick<Store, 'accept'> {
  return {
    async accept(delivery, keys, requests) {
      const is = await store.accept(delivery, keys, requests)
      delivered(delivery.event, is)
      return is
    },
  }
}
