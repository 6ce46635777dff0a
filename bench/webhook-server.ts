import { generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { pino } from 'pino'
import { createNodeMiddleware, Probot } from 'probot'
import { handOn } from '../src/github/hand-on.ts'
import { keysOfEvent } from '../src/github/keys-of-event.ts'
import { usherProbot } from '../src/github/probot.ts'
import { renderKey } from '../src/reconcile/key.ts'
import { receiver } from '../src/server/receiver.ts'
import { startServer, webhookPath } from '../src/server/server.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { secret } from './webhook-payload.ts'

/**
 * One server under test in a process of its own: `webhook-server.ts KIND FOLDER`.
 *
 * Says its port, and then answers each message with the CPU it has used so far, in microseconds,
 * and the number of deliveries it has stored.
 */
const [, , kind = '', folder = ''] = process.argv

interface Started {
  readonly port: number
  readonly stored: () => Promise<number>
}

const log = pino({ level: 'warn' })
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const kinds = new Map<string, () => Promise<Started>>([
  ['probot', startProbot],
  ['usher', () => startUsher(undefined)],
  ['usher-and-probot', async () => await startUsher(await probotReceive())],
])

async function startProbot(): Promise<Started> {
  const probot = new Probot({ appId: '1', privateKey, secret, log })
  const middleware = await createNodeMiddleware(
    (app) => app.on('pull_request.opened', async () => undefined),
    { probot, webhooksPath: webhookPath },
  )
  const listener: RequestListener = (request, response) => void middleware(request, response)
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, stored: async () => 0 }
}

type HandOn = NonNullable<Parameters<typeof receiver>[0]['handOn']>

async function startUsher(handOn: HandOn | undefined): Promise<Started> {
  const store = await openSqlite(join(folder, 'usher.db'))
  const receive = receiver({
    secrets: [secret],
    store,
    events: new Set(['pull_request']),
    keysOf(event, payload) {
      const { keys, requests } = keysOfEvent(event, payload, 'usher[bot]')
      return { keys: keys.map(renderKey), requests }
    },
    log,
    ...(handOn === undefined ? {} : { handOn }),
  })
  const { port } = await startServer({ host: 'localhost', port: 0, receive, store, log })
  return { port, stored: async () => (await store.stats()).deliveries }
}

async function probotReceive(): Promise<HandOn> {
  const probot = usherProbot({
    appId: '1',
    privateKey,
    secret,
    apiUrl: 'https://api.github.com',
    log,
  })
  await probot.load((app) => app.on('pull_request.opened', async () => undefined))
  await probot.ready()
  return (received) => handOn(probot, received)
}

const start = kinds.get(kind)
if (start === undefined) throw new Error(`No server \`${kind}\``)
const { port, stored } = await start()
process.on('message', () => void report())
process.on('disconnect', () => process.exit())
process.send?.({ port })

async function report(): Promise<void> {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system, stored: await stored() })
}
