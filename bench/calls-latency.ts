import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { assemble, type Cast } from '../src/cli/demo/cast.ts'
import type { Figure } from './calls.ts'

const file = '20260105-phi-4.md'
const branch = 'propose'
const pushes = 31

/** Pushes to an open proposal again and again; times each from its webhook to the check run that judges it. */
export async function benchLatency(): Promise<readonly Figure[]> {
  const cast = await assemble(0)
  const text = await readFile(new URL(`../proposals/${file}`, import.meta.url), 'utf8')
  const offer = { branch, path: `docs/proposals/${file}`, text }
  await cast.rin.branch(branch, cast.rin.login)
  await cast.rin.write(offer, cast.rin.login)
  await cast.rin.open('proposal: support phi-4', `${cast.rin.login}:${branch}`)
  await cast.quiet()

  const times: Time[] = []
  for (let n = 0; n < pushes; n += 1) {
    const changed = { ...offer, text: `${text}\nChange ${n}.\n` }
    times.push(await timed(cast, () => cast.rin.write(changed, cast.rin.login)))
  }
  await cast.close()
  const sorted = sortedBy(times, ({ ms }) => ms)
  const busy = sortedBy(times, ({ cpuMs }) => cpuMs)
  const middle = Math.floor(times.length / 2)
  const unit = 'ms'
  const what = 'from a webhook to the finished check run'
  return [
    { what: `${what}, median`, measured: Math.round(sorted[middle] ?? Number.NaN), bar: 150, unit },
    {
      what: 'CPU of that, GitHub included, median',
      measured: Math.round(busy[middle] ?? Number.NaN),
      bar: undefined,
      unit,
    },
    { what: `${what}, slowest`, measured: Math.round(sorted.at(-1) ?? 0), bar: undefined, unit },
  ]
}

interface Time {
  readonly ms: number
  /** What of that the processor worked on it. */
  readonly cpuMs: number
}

function sortedBy(times: readonly Time[], by: (time: Time) => number): readonly number[] {
  return times.map(by).toSorted((a, b) => a - b)
}

async function timed(cast: Cast, push: () => Promise<unknown>): Promise<Time> {
  const { calls } = cast.sandbox
  const from = calls.length
  let begun: { readonly at: number; readonly cpu: NodeJS.CpuUsage } | undefined
  cast.onDelivery((event) => {
    if (event === 'pull_request') begun ??= { at: performance.now(), cpu: process.cpuUsage() }
  })
  const isJudged = (): boolean =>
    calls.slice(from).some(({ operation }) => operation === 'checks/create')
  await push()
  while (!isJudged()) await setTimeout(1)
  if (begun === undefined) throw new Error('No webhook came before the check run')
  const ms = performance.now() - begun.at
  const { user, system } = process.cpuUsage(begun.cpu)
  await cast.quiet()
  return { ms, cpuMs: (user + system) / 1000 }
}
