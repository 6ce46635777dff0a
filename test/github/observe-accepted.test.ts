import { expect, test } from 'vitest'
import type { Snapshot } from '../../src/lifecycle/snapshot.ts'
import { intentOf, nonceOf } from '../../src/lifecycle/validation.ts'
import type { Answer } from '../support/recorded-github.ts'
import {
  blobsAnswer,
  entry,
  ground,
  homeAnswer,
  lookAnswer,
  page,
  recorded,
  treeAnswer,
} from '../support/recorded-repository.ts'
import { type Answers, names, overview, recordedWorld } from '../support/recorded-world.ts'
import { smallStore } from '../support/small-store.ts'

const key = { kind: 'proposal', repository: '42', file: recorded.file } as const
const registration = 'd'.repeat(40)
const registry = '4'.repeat(40)
const validation = {
  purpose: 'validate',
  repository: '42',
  file: recorded.file,
  head: registration,
  attempt: 1,
} as const
const actions = '/repos/acme/kaito/actions'
const runsList = `GET ${actions}/workflows/validate-model.yml/runs?event=workflow_dispatch&per_page=100`

const registered = `models:
  - name: phi-4
    type: text-generation
    version: https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61
    runtime: tfs
    tag: 0.0.1
`

const merged = homeAnswer({ state: 'MERGED', mergedAt: '2026-01-06T00:00:00Z' })
const ownPull = {
  number: 9,
  state: 'OPEN',
  headRefOid: registration,
  updatedAt: '2026-01-06T10:00:00Z',
  title: 'T',
  body: 'B',
  mergeable: 'MERGEABLE',
  isCrossRepository: false,
  author: recorded.bot,
  timelineItems: { nodes: [] },
}

function runAnswer(different: object = {}): object {
  return {
    id: 77,
    path: 'acme/kaito/.github/workflows/validate-model.yml@main',
    display_title: `Validate ${nonceOf(validation)}`,
    event: 'workflow_dispatch',
    head_sha: recorded.main,
    head_branch: 'main',
    head_repository: { id: 42 },
    actor: { login: 'usher[bot]', id: 900, type: 'Bot' },
    run_attempt: 1,
    status: 'completed',
    conclusion: 'success',
    html_url: 'https://github.com/acme/kaito/actions/runs/77',
    created_at: '2026-01-06T10:00:00Z',
    ...different,
  }
}

const jobs = {
  [`GET ${actions}/runs/77/jobs?filter=latest&per_page=100`]: {
    body: {
      total_count: 1,
      jobs: [{ name: 'build-models (phi-4, x)', conclusion: 'success', html_url: 'https://job' }],
    },
  },
}

const runsAnswer = (...runs: readonly object[]) => ({
  [runsList]: { body: { total_count: runs.length, workflow_runs: runs } },
})

const answers: Answers = {
  ...treeAnswer(recorded.main, [...ground, entry(recorded.path, '1'.repeat(40))]),
  ...treeAnswer(registration, [
    entry('presets/workspace/models/supported_models.yaml', registry),
    entry(recorded.path, '1'.repeat(40)),
  ]),
  'query look': lookAnswer({ home: merged, registration: { nodes: [ownPull] } }),
  'query blobs': (call) => blobsAnswer(call, { [registry]: registered }),
  ...runsAnswer(runAnswer()),
  ...jobs,
}

const underWay = runsAnswer(runAnswer({ status: 'in_progress', conclusion: null }))

async function acceptedStore(): Promise<ReturnType<typeof smallStore>> {
  const store = smallStore()
  const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  await store.intend(intentOf(validation))
  await store.settle(intentOf(validation), '77')
  return store
}

async function observed(different: Answers = {}): Promise<Snapshot> {
  const { world } = recordedWorld({ ...answers, ...different }, await acceptedStore())
  const snapshot = await world.observe(key)
  if (snapshot === undefined) throw new Error('There is no such proposal')
  return snapshot
}

test('an accepted proposal is seen with its registration and its run, and no image is looked for yet', async () => {
  const { registrationFiles, image, runs, intents } = await observed()

  expect(registrationFiles?.get('presets/workspace/models/supported_models.yaml')).toBe(registered)
  // Its tag is decided only once the registration is merged.
  expect(image).toBeUndefined()
  expect(intents.map(({ id, outcome }) => [id, outcome])).toEqual([[intentOf(validation), '77']])
  expect(runs).toEqual([
    {
      id: '77',
      path: '.github/workflows/validate-model.yml',
      title: `Validate ${nonceOf(validation)}`,
      event: 'workflow_dispatch',
      head: recorded.main,
      headBranch: 'main',
      headRepositoryId: '42',
      actor: { login: 'usher[bot]', id: '900', type: 'Bot' },
      attempt: 1,
      status: 'completed',
      conclusion: 'success',
      link: 'https://github.com/acme/kaito/actions/runs/77',
      at: new Date('2026-01-06T10:00:00Z'),
      jobs: [{ name: 'build-models (phi-4, x)', conclusion: 'success', link: 'https://job' }],
      entry: undefined,
    },
  ])
})

test('looking again takes one call while no run has moved on, and two when one has', async () => {
  const store = await acceptedStore()
  await recordedWorld(answers, store).world.observe(key)

  const { world, calls } = recordedWorld(answers, store)
  await world.observe(key)

  expect(names(calls)).toEqual(['query look'])

  const run = { kind: 'run', repository: '42', run: '77' } as const
  expect(await world.resolve(run)).toEqual([key])
  await world.observe(key)

  expect(names(calls)).toEqual(['query look', 'query look', runsList])
})

test('a run under way is listed every time', async () => {
  const store = await acceptedStore()
  await recordedWorld({ ...answers, ...underWay }, store).world.observe(key)

  const { world, calls } = recordedWorld({ ...answers, ...underWay }, store)
  await world.observe(key)

  expect(names(calls)).toEqual(['query look', runsList])
})

test('a run that is not ours leads to its repository', async () => {
  const { world } = recordedWorld(answers, await acceptedStore())

  expect(await world.resolve({ kind: 'run', repository: '42', run: '78' })).toEqual([
    { kind: 'repository', repository: '42' },
  ])
})

test('jobs are read of our own runs only, and only when they have ended', async () => {
  const { runs } = await observed(
    runsAnswer(
      runAnswer({ id: 78, display_title: 'Somebody else' }),
      runAnswer({ status: 'in_progress', conclusion: null }),
    ),
  )

  expect(runs.map(({ id, jobs: its }) => [id, its])).toEqual([
    ['78', []],
    ['77', []],
  ])
})

test('a run that newer ones have pushed off the page is read by its id', async () => {
  const { runs } = await observed({
    ...runsAnswer(),
    [`GET ${actions}/runs/77`]: { body: runAnswer() },
  })

  expect(runs.map(({ id, jobs: its }) => [id, its.length])).toEqual([['77', 1]])
})

test('a repository without the workflow has no runs', async () => {
  const { runs } = await observed({
    [runsList]: { status: 404, body: { message: 'Not Found' } },
    [`GET ${actions}/runs/77`]: { status: 404, body: { message: 'Not Found' } },
  })

  expect(runs).toEqual([])
})

const sweepOver = (open: readonly object[]): Answers => ({
  ...answers,
  'query overview': overview(open),
})
const ownOpen = {
  number: 9,
  headRefName: 'usher/phi-4/registration',
  headRefOid: registration,
  isCrossRepository: false,
  updatedAt: '2026-01-06T10:00:00Z',
  author: recorded.bot,
  files: { nodes: [] },
}
const repository = { kind: 'repository', repository: '42' } as const

test('a sweep of a repository in which nothing has changed takes two calls and finds nothing', async () => {
  const store = await acceptedStore()
  await recordedWorld(answers, store).world.observe(key)

  const { world, calls } = recordedWorld(sweepOver([ownOpen]), store)

  expect(await world.resolve(repository)).toEqual([])
  expect(names(calls)).toEqual(['query overview', runsList])
})

test.each([
  ['our pull request has another head', sweepOver([{ ...ownOpen, headRefOid: recorded.before }])],
  [
    'something was said on our pull request',
    sweepOver([{ ...ownOpen, updatedAt: '2026-01-07T10:00:00Z' }]),
  ],
  ['our pull request has ended', sweepOver([])],
  [
    'a run has ended',
    { ...sweepOver([ownOpen]), ...runsAnswer(runAnswer({ conclusion: 'failure' })) },
  ],
  [
    'people have been at its home',
    { ...answers, 'query overview': overview([ownOpen], [{ number: 7, updatedAt: '2026-02-01' }]) },
  ],
])('a sweep finds a proposal when %s', async (_, changed: Answers) => {
  const store = await acceptedStore()
  await recordedWorld(answers, store).world.observe(key)

  expect(await recordedWorld(changed, store).world.resolve(repository)).toEqual([key])
})

test('a new label of ours is no reason to look again, one that is gone is', async () => {
  const store = await acceptedStore()
  const label = { name: 'proposal: approved' }
  const labelled = { ...answers, 'query look': withLabels(label) }
  await recordedWorld(labelled, store).world.observe(key)
  const more = page([label, { name: 'proposal: integrated' }])

  const same = recordedWorld({ ...answers, 'query overview': overview([ownOpen], [], more) }, store)
  const gone = recordedWorld(sweepOver([ownOpen]), store)

  expect(await same.world.resolve(repository)).toEqual([])
  expect(await gone.world.resolve(repository)).toEqual([key])
})

function withLabels(...labels: readonly object[]): Answer {
  return lookAnswer({
    home: merged,
    registration: { nodes: [ownPull] },
    labels: page(labels),
  })
}

test('a sweep finds every proposal nobody has looked at yet', async () => {
  const open = {
    ...ownOpen,
    author: recorded.ines,
    files: { nodes: [{ path: 'docs/proposals/20260109-falcon.md', changeType: 'ADDED' }] },
  }

  const { world, store } = recordedWorld(sweepOver([open]))

  expect(await world.resolve(repository)).toEqual([key, { ...key, file: '20260109-falcon.md' }])
  expect(store.values.get('hint:42/20260109-falcon.md')).toContain('"home":9')
})
