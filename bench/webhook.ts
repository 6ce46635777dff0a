import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { z } from 'zod'
import { openedPullRequest } from './webhook-payload.ts'

const rounds = 5
const connections = 10
const warmUpSeconds = 2
const roundSeconds = 4
const kinds = ['probot', 'usher', 'usher-and-probot'] as const

interface Server {
  readonly kind: (typeof kinds)[number]
  readonly child: ChildProcess
  readonly port: number
  readonly acknowledged: number
  readonly rounds: readonly Round[]
}

interface Round {
  /** CPU of the server's process for each acknowledged delivery. */
  readonly microseconds: number
  readonly perSecond: number
  readonly p99: number
}

/**
 * Compares what an acknowledged delivery costs: Probot's middleware with one no-op handler that
 * stores nothing, our receiver with its durable store, and the same when each delivery is handed
 * on to Probot afterwards. The servers take turns, each in its own process.
 */
export async function benchWebhook(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  let servers = await Promise.all(kinds.map((kind) => startServer(kind, join(folder, kind))))
  servers = await eachInTurn(servers, warmUpSeconds)
  servers = servers.map((server) => ({ ...server, rounds: [] }))
  for (let round = 0; round < rounds; round += 1) servers = await eachInTurn(servers, roundSeconds)

  const lost = await Promise.all(servers.map(lostBy))
  for (const { child } of servers) child.disconnect()
  await rm(folder, { recursive: true })
  print(servers, lost)
}

async function startServer(kind: Server['kind'], folder: string): Promise<Server> {
  const child = fork(new URL('./webhook-server.ts', import.meta.url), [kind, folder])
  const { port } = z.object({ port: z.number() }).parse(await message(child))
  return { kind, child, port, acknowledged: 0, rounds: [] }
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('message', resolve))
}

async function reportOf(child: ChildProcess): Promise<{ cpu: number; stored: number }> {
  const answer = message(child)
  child.send('report')
  return z.object({ cpu: z.number(), stored: z.number() }).parse(await answer)
}

async function eachInTurn(servers: readonly Server[], seconds: number): Promise<Server[]> {
  const done: Server[] = []
  for (const server of servers) done.push(await play(server, seconds))
  return done
}

async function play(server: Server, seconds: number): Promise<Server> {
  const before = await reportOf(server.child)
  const result = await autocannon({
    url: `http://localhost:${server.port}`,
    connections,
    duration: seconds,
    requests: [request],
  })
  const { cpu } = await reportOf(server.child)
  const acknowledged = result['2xx']
  if (result.non2xx > 0) throw new Error(`${server.kind} refused ${result.non2xx} deliveries`)
  const round: Round = {
    microseconds: (cpu - before.cpu) / acknowledged,
    perSecond: acknowledged / result.duration,
    p99: result.latency.p99,
  }
  return {
    ...server,
    acknowledged: server.acknowledged + acknowledged,
    rounds: [...server.rounds, round],
  }
}

const { body, signature } = openedPullRequest()
const request = {
  method: 'POST',
  path: '/api/github/webhooks',
  headers: {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': signature,
  },
  body,
  setupRequest: (one: { readonly headers: Readonly<Record<string, string>> }) => ({
    ...request,
    headers: { ...one.headers, 'x-github-delivery': nextGuid() },
  }),
}

let guids = 0

/** GitHub's GUIDs begin with a clock, so those of one flood lie close together. */
function nextGuid(): string {
  guids += 1
  return `${guids.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`
}

/** Every delivery has its own GUID, so as many must be stored as were acknowledged. */
async function lostBy({ kind, child, acknowledged }: Server): Promise<number | undefined> {
  if (kind === 'probot') return undefined
  return Math.max(0, acknowledged - (await reportOf(child)).stored)
}

function print(servers: readonly Server[], lost: readonly (number | undefined)[]): void {
  const baseline = median(servers.find(({ kind }) => kind === 'probot')?.rounds ?? [])
  const rows = servers.map(({ kind, rounds, acknowledged }, index) => ({
    server: kind,
    'CPU µs each': Math.round(median(rounds)),
    ratio: (median(rounds) / baseline).toFixed(2),
    'per second': Math.round(Math.max(...rounds.map(({ perSecond }) => perSecond))),
    'p99 ms': Math.max(...rounds.map(({ p99 }) => p99)),
    acknowledged,
    lost: lost[index] ?? 'stores nothing',
  }))
  console.log(`${body.length} bytes, ${connections} connections, median of ${rounds} rounds`)
  console.table(rows)
}

function median(rounds: readonly Round[]): number {
  const sorted = rounds.map(({ microseconds }) => microseconds).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
