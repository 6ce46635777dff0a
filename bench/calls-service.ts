import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assemble, type Cast } from '../src/cli/demo/cast.ts'
import type { Figure } from './calls.ts'

const starts = 5
/** How long after its first sweep the service counts as being at rest. */
const restMs = 5000

const usher = fileURLToPath(new URL('../bin/usher', import.meta.url))

interface Seen {
  readonly startMs: number
  /** What of that the processor worked on it. */
  readonly cpuMs: number
  readonly restMb: number
}

/** Starts `usher serve` in a process of its own, several times, each on a fresh data folder. */
export async function benchService(): Promise<readonly Figure[]> {
  const cast = await assemble(0)
  const cache = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  const cold = await watch(cast, cache)
  const seen: Seen[] = []
  for (let n = 0; n < starts; n += 1) seen.push(await watch(cast, cache))
  await cast.close()
  await rm(cache, { recursive: true })
  const start = median(seen.map(({ startMs }) => startMs))
  const rest = median(seen.map(({ restMb }) => restMb))
  return [
    {
      what: 'from start to ready, first start ever',
      measured: Math.round(cold.startMs),
      bar: 1500,
      unit: 'ms',
    },
    {
      what: 'from start to ready, later starts, median',
      measured: Math.round(start),
      bar: 1500,
      unit: 'ms',
    },
    {
      what: 'CPU from start to ready, first start ever',
      measured: cold.cpuMs,
      bar: undefined,
      unit: 'ms',
    },
    {
      what: 'CPU from start to ready, later starts, median',
      measured: median(seen.map(({ cpuMs }) => cpuMs)),
      bar: undefined,
      unit: 'ms',
    },
    {
      what: 'memory at rest (RSS), first start ever',
      measured: Math.round(cold.restMb),
      bar: 150,
      unit: 'MB',
    },
    {
      what: 'memory at rest (RSS), later starts, median',
      measured: Math.round(rest),
      bar: 150,
      unit: 'MB',
    },
  ]
}

async function watch(cast: Cast, cache: string): Promise<Seen> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  const port = await freePort()
  const begun = performance.now()
  const child = serve(cast, { folder, port, cache })
  try {
    await until(child, async () => (await page(port, 'readyz')) === 'ready\n')
    const startMs = performance.now() - begun
    const cpuMs = await busyMs(child)
    await until(child, async () => isAtRest(await page(port, 'metrics')))
    await setTimeout(restMs)
    return { startMs, cpuMs, restMb: await residentMb(child) }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    await rm(folder, { recursive: true })
  }
}

function serve(
  { app, url }: Cast,
  given: { readonly folder: string; readonly port: number; readonly cache: string },
): ChildProcess {
  return spawn(usher, ['serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      APP_ID: app.id,
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.secret,
      GITHUB_API_URL: url,
      USHER_REGISTRY_URL: url,
      HF_ENDPOINT: `${url}/hub`,
      USHER_DATA_DIR: given.folder,
      PORT: String(given.port),
      NODE_COMPILE_CACHE: given.cache,
      LOG_LEVEL: 'warn',
    },
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function until(child: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null) throw new Error('The service has ended')
    await setTimeout(10)
  }
}

async function page(port: number, name: string): Promise<string> {
  try {
    return await (await fetch(`http://localhost:${port}/${name}`)).text()
  } catch {
    return ''
  }
}

let swept = 0

/** Nothing is due and nothing worked on, a hundred times in a row; an audit may wait for its time. */
function isAtRest(metrics: string): boolean {
  const isQuiet = /^usher_queue_age_seconds 0$/m.test(metrics) && /"active"\} 0$/m.test(metrics)
  swept = isQuiet ? swept + 1 : 0
  return swept > 100
}

/** What Linux says a process has used of the processor, in hundredths of a second. */
async function busyMs({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11)
  return (Number(user) + Number(system)) * 10
}

/** What Linux says a process has in memory. */
async function residentMb({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = /^VmRSS:\s+(?<kb>\d+) kB$/m.exec(status)?.groups?.kb
  return Number(kilobytes) / 1024
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
