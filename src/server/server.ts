import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Log } from '../reconcile/log.ts'
import type { Store } from '../store/store.ts'
import type { BoardListener } from './board/listener.ts'
import type { Metrics } from './metrics.ts'
import { SettingsError } from './problem.ts'
import type { Recognition } from './recognition.ts'

/** Everything the server answers with. */
export interface ServerOptions {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  readonly receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly store: Pick<Store, 'stats'>
  /** Answers everything that is neither a webhook nor a question of a machine; nothing does where it is missing. */
  readonly board?: BoardListener
  readonly metrics?: Pick<Metrics, 'render'>
  /** Whether GitHub knows us; without it nobody asks. */
  readonly recognition?: () => Promise<Recognition>
  readonly now?: () => Date
  readonly log: Log
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number
  /** Takes no more requests and finishes those it has. */
  close(): Promise<void>
}

/** Where GitHub sends its webhooks. */
export const webhookPath = '/api/github/webhooks'

/** Listens on one port for webhooks and for the questions of an operator. Throws `SettingsError`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const state = { closing: false }
  const server = createServer(
    { keepAliveTimeout: 65_000, headersTimeout: 10_000, requestTimeout: 60_000 },
    listener(options, state),
  )
  await listen(server, options)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    async close() {
      state.closing = true
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      // A client that keeps its connection busy must not keep us from stopping.
      const patience = setTimeout(() => server.closeAllConnections(), 5000)
      await closed
      clearTimeout(patience)
    },
  }
}

function listener(options: ServerOptions, state: { readonly closing: boolean }): RequestListener {
  const { receive, store, metrics, log, now = () => new Date() } = options
  const pages = new Map<string, () => Promise<Page>>([
    ['/healthz', async () => ({ status: 200, text: 'ok\n' })],
    ['/readyz', async () => await readiness(options, state.closing)],
  ])
  if (metrics !== undefined) {
    const text = async (): Promise<string> =>
      await metrics.render({ stats: await store.stats(), now: now() })
    pages.set('/metrics', async () => ({ status: 200, text: await text() }))
  }
  return (request, response) => {
    if (state.closing) response.setHeader('connection', 'close')
    const { method, url = '' } = request
    if (method === 'POST' && url === webhookPath) return void receive(request, response)
    const page = method === 'GET' ? pages.get(url) : undefined
    if (page !== undefined) return void show(response, page, log)
    void showBoard(options, request, response)
  }
}

interface Page {
  readonly status: number
  readonly text: string
}

async function notFound(): Promise<Page> {
  return { status: 404, text: 'Not found\n' }
}

/** A GitHub that is silent may still deliver, and what it delivers has to find somebody. */
async function readiness(
  { store, recognition }: Pick<ServerOptions, 'store' | 'recognition'>,
  closing: boolean,
): Promise<Page> {
  if (closing) return { status: 503, text: 'stopping\n' }
  const asked = recognition === undefined ? Promise.resolve('known' as const) : recognition()
  const [is] = await Promise.all([asked, store.stats()])
  switch (is) {
    case 'known':
      return { status: 200, text: 'ready\n' }
    case 'silent':
      return { status: 200, text: 'ready, though GitHub does not answer\n' }
    case 'refused':
      return { status: 503, text: 'GitHub does not know the app with this key\n' }
  }
}

async function show(response: ServerResponse, page: () => Promise<Page>, log: Log): Promise<void> {
  const { status, text } = await page().catch((err: unknown): Page => {
    log.error({ err }, 'a page failed')
    return { status: 503, text: 'unavailable\n' }
  })
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}

async function showBoard(
  { board, log }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (board === undefined) return await show(response, notFound, log)
  try {
    await board(request, response)
  } catch (err) {
    log.error({ err }, 'the board failed')
    if (!response.headersSent) response.writeHead(500).end()
  }
}

async function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (cause) {
    throw new SettingsError([listenProblem(cause, { host, port })], { cause })
  }
}

function listenProblem(
  cause: unknown,
  { host, port }: Pick<ServerOptions, 'host' | 'port'>,
): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program: set \`PORT\` to a free one`
  }
  if (code === 'EACCES') return `Port ${port} needs more rights: set \`PORT\` to one above 1023`
  return `\`${host}\` is not an address of this machine: set \`HOST\` to one, such as \`0.0.0.0\``
}
