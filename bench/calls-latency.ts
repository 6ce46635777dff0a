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

  const times: number[] = []
  for (let n = 0; n < pushes; n += 1) {
    const changed = { ...offer, text: `${text}\nChange ${n}.\n` }
    times.push(await timed(cast, () => cast.rin.write(changed, cast.rin.login)))
  }
  await cast.close()
  const sorted = times.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const unit = 'ms'
  const what = 'from a webhook to the finished check run'
  return [
    { what: `${what}, median`, measured: Math.round(median), bar: 150, unit },
    { what: `${what}, slowest`, measured: Math.round(sorted.at(-1) ?? 0), bar: undefined, unit },
  ]
}

async function timed(cast: Cast, push: () => Promise<unknown>): Promise<number> {
  const { calls } = cast.sandbox
  const from = calls.length
  let begun: number | undefined
  cast.onDelivery((event) => {
    if (event === 'pull_request') begun ??= performance.now()
  })
  const isJudged = (): boolean =>
    calls.slice(from).some(({ operation }) => operation === 'checks/create')
  await push()
  while (!isJudged()) await setTimeout(1)
  const ended = performance.now()
  await cast.quiet()
  if (begun === undefined) throw new Error('No webhook came before the check run')
  return ended - begun
}
