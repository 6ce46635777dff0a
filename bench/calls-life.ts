import { readFile } from 'node:fs/promises'
import { assemble, type Cast } from '../src/cli/demo/cast.ts'
import { play } from '../src/cli/demo/play.ts'
import { callsOf, type Step } from '../src/cli/demo/steps.ts'
import type { Figure } from './calls.ts'

const file = '20260105-phi-4.md'

/** What looking once more at the same proposal took, when nothing had happened. */
interface Unchanged {
  readonly all: number
  readonly writes: number
}

/** Plays one life, and after each step looks once more although nothing has happened. */
export async function benchLife(): Promise<readonly Figure[]> {
  const cast = await assemble(0)
  const text = await readFile(new URL(`../proposals/${file}`, import.meta.url), 'utf8')
  const before = callsOf(cast.sandbox.calls).length
  const unchanged: Unchanged[] = []
  const quietly = { say: () => undefined, paint: (_: string, words: string) => words }
  const pause = async (): Promise<void> => void unchanged.push(await lookOnceMore(cast))
  const { steps } = await play(
    cast,
    { path: `docs/proposals/${file}`, text },
    { ...quietly, pause },
  )
  await cast.close()
  print(steps, unchanged)
  return figuresOf(steps, unchanged, before)
}

async function lookOnceMore(cast: Cast): Promise<Unchanged> {
  const { length } = cast.sandbox.calls
  await cast.store.later(`proposal:${cast.repository.id}/${file}`, new Date(0))
  await cast.quiet()
  const calls = callsOf(cast.sandbox.calls.slice(length))
  return { all: calls.length, writes: calls.filter(({ kind }) => kind === 'write').length }
}

function print(steps: readonly Step[], unchanged: readonly Unchanged[]): void {
  console.log('one life, step by step: what it asked of GitHub, and what one more look did')
  console.table(
    steps.map(({ title, calls, registration }, index) => ({
      step: title.slice(0, 50),
      GraphQL: calls.filter(({ kind }) => kind === 'graphql').length,
      reads: calls.filter(({ kind }) => kind === 'read').length,
      writes: calls.filter(({ kind }) => kind === 'write').length,
      all: calls.length,
      registration: registration.length,
      'one more look': unchanged[index]?.all,
    })),
  )
  const calls = steps.flatMap((step) => step.calls)
  const kinds = Map.groupBy(calls, ({ operation }) => operation)
  const rows = [...kinds].map(([operation, its]) => ({ operation, calls: its.length }))
  console.table(rows.toSorted((a, b) => b.calls - a.calls))
}

function figuresOf(
  steps: readonly Step[],
  unchanged: readonly Unchanged[],
  before: number,
): readonly Figure[] {
  const life = steps.flatMap((step) => step.calls).length
  const registration = steps.flatMap((step) => step.registration).length
  const unit = 'calls'
  return [
    { what: 'getting to know a repository', measured: before, bar: undefined, unit },
    {
      what: 'one life without its registration',
      measured: life - registration,
      bar: 60,
      unit,
    },
    { what: 'its registration', measured: registration, bar: undefined, unit },
    {
      what: 'unchanged proposal, the costliest step',
      measured: Math.max(...unchanged.map(({ all }) => all)),
      bar: 2,
      unit,
    },
    {
      what: 'writes to an unchanged proposal',
      measured: unchanged.reduce((sum, { writes }) => sum + writes, 0),
      bar: 0,
      unit,
    },
  ]
}
