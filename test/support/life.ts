import type { Home } from '../../src/lifecycle/snapshot.ts'
import type { FakeWorld } from './fake-world.ts'
import { phi4 } from './phi4.ts'
import { ada, mallory, minutesLater } from './snapshot.ts'
import { kaito } from './tree.ts'

/** One thing that happens to a proposal; between two of them Usher may look as often as it likes. */
export interface Step {
  readonly name: string
  readonly happens: (world: FakeWorld) => void
}

function home(world: FakeWorld, change: Partial<Home>): void {
  const before = world.snapshot.home
  if (before === undefined) throw new Error('There is no home')
  world.snapshot = { ...world.snapshot, home: { ...before, ...change } }
}

/** One life in the documented order, from the opened pull request to `status: integrated`. */
export const life: readonly Step[] = [
  { name: 'opened', happens: () => undefined },
  { name: 'a stranger approves', happens: (world) => void world.comment(mallory, '/approve') },
  { name: 'a maintainer approves', happens: (world) => void world.comment(ada, '/approve') },
  {
    name: 'merged',
    happens: (world) => {
      world.become({ files: new Map([...kaito, [phi4.path, phi4.text]]) })
      home(world, { state: 'merged', mergedAt: minutesLater(20) })
    },
  },
  {
    name: 'validated',
    happens: (world) => {
      const runs = world.snapshot.runs.map((run) => ({
        ...run,
        status: 'completed',
        conclusion: 'success',
        jobs: [
          { name: 'build-models (phi-4, x)', conclusion: 'success', link: 'https://github.com/j' },
        ],
      }))
      world.snapshot = { ...world.snapshot, runs }
    },
  },
  { name: 'registration merged', happens: (world) => world.merge('registration') },
  {
    name: 'image pushed',
    happens: (world) => {
      const image = {
        image: 'mcr.microsoft.com/aks/kaito/kaito-phi-4',
        tag: '0.0.1',
        is: 'present',
      } as const
      world.snapshot = { ...world.snapshot, image }
    },
  },
  { name: 'status merged', happens: (world) => world.merge('status') },
  { name: 'preset merged', happens: (world) => world.merge('preset') },
  { name: 'e2e merged', happens: (world) => world.merge('e2e') },
]
