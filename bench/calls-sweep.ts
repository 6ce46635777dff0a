import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assemble, type Cast } from '../src/cli/demo/cast.ts'
import { callsOf, renderCalls } from '../src/cli/demo/steps.ts'
import type { Figure } from './calls.ts'

const proposals = 1000
/** Of them in open pull requests; the others are on the default branch. */
const open = 20
/** More than an hour's worth, so that the round that also lists repositories is among them. */
const rounds = 7

const template = new URL('../proposals/20260105-phi-4.md', import.meta.url)
const miniature = fileURLToPath(new URL('../test/fixtures/kaito-2025', import.meta.url))

/** Sweeps a repository of a thousand proposals in which nothing changes, signing in anew before each round. */
export async function benchSweep(): Promise<readonly Figure[]> {
  const folder = await generated()
  const cast = await assemble(0, folder)
  await propose(cast)
  await cast.sweep()
  const all: number[] = []
  for (let round = 0; round < rounds; round += 1) all.push(await sweepUnchanged(cast))
  await cast.close()
  await rm(folder, { recursive: true })
  return [
    {
      what: `unchanged sweep of ${proposals} proposals, token rotated`,
      measured: Math.max(...all),
      bar: 5,
      unit: 'calls',
    },
  ]
}

/** Signing in anew is two calls of ours, of which the second is one that the service would make. */
async function sweepUnchanged(cast: Cast): Promise<number> {
  await cast.rotate()
  const { length } = cast.sandbox.calls
  await cast.sweep()
  const calls = callsOf(cast.sandbox.calls.slice(length))
  console.log(`sweep: ${renderCalls(calls)}, ${calls.map(({ operation }) => operation).join(', ')}`)
  return calls.length + 1
}

async function generated(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  await cp(miniature, folder, { recursive: true })
  const text = await readFile(template, 'utf8')
  const into = join(folder, 'docs', 'proposals')
  await mkdir(into, { recursive: true })
  for (let n = 1; n <= proposals - open; n += 1) {
    await writeFile(join(into, fileOf(n)), textOf(text, n))
  }
  return folder
}

const fileOf = (n: number): string => `20260201-model-${n}.md`

/** Every other model's proposal was carried to its end. */
function textOf(text: string, n: number): string {
  const renamed = text.replaceAll('phi-4', `model-${n}`)
  return n % 2 === 0 ? renamed : renamed.replace('status: provisional', 'status: integrated')
}

async function propose(cast: Cast): Promise<void> {
  const text = await readFile(template, 'utf8')
  for (let n = proposals - open + 1; n <= proposals; n += 1) {
    const branch = `propose-${n}`
    await cast.rin.branch(branch, cast.rin.login)
    const path = `docs/proposals/${fileOf(n)}`
    await cast.rin.write({ branch, path, text: textOf(text, n) }, cast.rin.login)
    await cast.rin.open(`proposal: support model-${n}`, `${cast.rin.login}:${branch}`)
    await cast.quiet()
  }
}
