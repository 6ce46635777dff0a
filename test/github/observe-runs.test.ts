import { expect, test } from 'vitest'
import type { Snapshot } from '../../src/lifecycle/snapshot.ts'
import { intentOf, nonceOf } from '../../src/lifecycle/validation.ts'
import {
  blobsAnswer,
  entry,
  ground,
  homeAnswer,
  lookAnswer,
  recorded,
  treeAnswer,
} from '../support/recorded-repository.ts'
import { type Answers, names, overview, recordedWorld } from '../support/recorded-world.ts'
import { smallStore } from '../support/small-store.ts'

const key = { kind: 'proposal', repository: '42', file: recorded.file } as const
const actions = '/repos/acme/kaito/actions'
const registration = 'd'.repeat(40)
const branchHead = 'f'.repeat(40)
const configBlob = '5'.repeat(40)
const registryBlob = '4'.repeat(40)
const commit = '187ef0342fff0eb3333be9f00389385e95ef0b61'
const registry = `models:
  - name: phi-4
    type: text-generation
    version: https://huggingface.co/microsoft/phi-4/commit/${commit}
    runtime: tfs
    tag: 0.0.1
`
const build = '.github/workflows/build.yaml'
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

/** A run that rin's push has started in the repository itself. */
function run(different: object = {}): object {
  return {
    id: 77,
    path: `${build}@refs/heads/phi-4`,
    display_title: 'Add phi-4',
    event: 'pull_request',
    head_sha: branchHead,
    head_branch: 'phi-4',
    head_repository: { id: 42 },
    actor: { login: 'rin', id: 1, type: 'User' },
    run_attempt: 2,
    status: 'completed',
    conclusion: 'failure',
    pull_requests: [],
    html_url: 'https://github.com/acme/kaito/actions/runs/77',
    created_at: '2026-01-06T10:00:00Z',
    run_started_at: '2026-01-06T11:00:00Z',
    ...different,
  }
}

const listing = (filter: string, ...runs: readonly object[]): Answers => ({
  [`GET ${actions}/${filter}per_page=100`]: {
    body: { total_count: runs.length, workflow_runs: runs },
  },
})
const jobsOf = (id: number, ...jobs: readonly string[]): Answers => ({
  [`GET ${actions}/runs/${id}/jobs?filter=latest&per_page=100`]: {
    body: {
      total_count: jobs.length,
      jobs: jobs.map((name) => ({ name, conclusion: 'success', html_url: 'https://job' })),
    },
  },
})

interface Configured {
  readonly config: string
  readonly answers: Answers
}

function worldOf({ config, answers }: Configured, store: ReturnType<typeof smallStore>) {
  const tree = [
    ...ground,
    entry(recorded.path, '1'.repeat(40)),
    entry('.github/usher.yml', configBlob),
  ]
  const withEntry = [entry('presets/workspace/models/supported_models.yaml', registryBlob)]
  return recordedWorld(
    {
      ...treeAnswer(recorded.main, tree),
      ...treeAnswer(registration, withEntry),
      ...treeAnswer(branchHead, withEntry),
      'query look': lookAnswer({ home: merged, registration: { nodes: [ownPull] } }),
      'query blobs': (call) =>
        blobsAnswer(call, { [registryBlob]: registry, [configBlob]: config }),
      'query overview': overview([
        {
          number: 9,
          headRefName: 'usher/phi-4/registration',
          headRefOid: registration,
          isCrossRepository: false,
          updatedAt: '2026-01-06T10:00:00Z',
          author: recorded.bot,
          files: { nodes: [] },
        },
      ]),
      ...answers,
    },
    store,
  )
}

async function storeWithHint(): Promise<ReturnType<typeof smallStore>> {
  const store = smallStore()
  const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  return store
}

async function looked(
  given: Configured,
  store?: ReturnType<typeof smallStore>,
): Promise<{ readonly seen: Snapshot; readonly calls: readonly string[] }> {
  const { world, calls } = worldOf(given, store ?? (await storeWithHint()))
  const seen = await world.observe(key)
  if (seen === undefined) throw new Error('There is no such proposal')
  return { seen, calls: names(calls) }
}

const observed = `validation: { dispatch: false, workflow: ${build} }\n`
const observedListing = `workflows/build.yaml/runs?`

test('a run of others that names the model is seen with its jobs and the entry at its head', async () => {
  const given = {
    config: observed,
    answers: { ...listing(observedListing, run()), ...jobsOf(77, 'build-models (phi-4, x)') },
  }
  const { seen } = await looked(given)

  expect(seen.runs).toEqual([
    {
      id: '77',
      path: build,
      title: 'Add phi-4',
      event: 'pull_request',
      head: branchHead,
      headBranch: 'phi-4',
      headRepositoryId: '42',
      actor: { login: 'rin', id: '1', type: 'User' },
      attempt: 2,
      status: 'completed',
      conclusion: 'failure',
      link: 'https://github.com/acme/kaito/actions/runs/77',
      at: new Date('2026-01-06T11:00:00Z'),
      jobs: [{ name: 'build-models (phi-4, x)', conclusion: 'success', link: 'https://job' }],
      entry: { repository: 'microsoft/phi-4', revision: commit, tag: '0.0.1' },
    },
  ])
})

test('looking again at runs of others takes one call', async () => {
  const store = await storeWithHint()
  const given = {
    config: observed,
    answers: { ...listing(observedListing, run()), ...jobsOf(77, 'build-models (phi-4, x)') },
  }
  await looked(given, store)

  const { calls, seen } = await looked(given, store)

  expect(calls).toEqual(['query look'])
  expect(seen.runs[0]?.entry?.revision).toBe(commit)
})

test.each<[string, object]>([
  ['in a fork', { head_repository: { id: 43 } }],
  ['in a fork that was deleted', { head_repository: null }],
  ['of another workflow', { path: '.github/workflows/other.yml' }],
  ['under way', { status: 'in_progress', conclusion: null }],
  ['skipped as a whole', { conclusion: 'skipped' }],
])('of a run %s no job is asked for', async (_, different) => {
  const { seen } = await looked({
    config: observed,
    answers: listing(observedListing, run(different)),
  })

  expect(seen.runs.flatMap(({ jobs, entry: it }) => [...jobs, it])).toEqual(
    seen.runs.map(() => undefined),
  )
})

test('the registry is not read for a run about another model', async () => {
  const { seen, calls } = await looked({
    config: observed,
    answers: { ...listing(observedListing, run()), ...jobsOf(77, 'build-models (phi-4-mini, x)') },
  })

  expect(seen.runs[0]?.entry).toBeUndefined()
  expect(calls.filter((call) => call.includes(branchHead))).toEqual([])
})

test('a head that is gone proves nothing and stops nothing', async () => {
  const { seen } = await looked({
    config: observed,
    answers: {
      ...listing(observedListing, run()),
      ...jobsOf(77, 'build-models (phi-4, x)'),
      [`GET /repos/acme/kaito/git/trees/${branchHead}?recursive=1`]: {
        status: 404,
        body: { message: 'Not Found' },
      },
    },
  })

  expect(seen.runs.map(({ entry: it }) => it)).toEqual([undefined])
})

test('where several workflows matter there is still one listing', async () => {
  const push = '.github/workflows/push.yml'
  const config = `validation: { observe: [${build}] }\npublication: { workflow: ${push} }\n`
  const store = await storeWithHint()
  const given = {
    config,
    answers: {
      ...listing('runs?', run(), run({ id: 78, path: '.github/workflows/other.yml' })),
      ...jobsOf(77, 'build-models (phi-4, x)'),
    },
  }
  const { calls, seen } = await looked(given, store)

  expect(calls.filter((call) => call.includes('/runs?'))).toEqual([
    `GET ${actions}/runs?per_page=100`,
  ])
  expect(seen.runs.map(({ id }) => id)).toEqual(['77'])
})

test('evidence that newer runs have pushed off the page is read by its id', async () => {
  const store = await storeWithHint()
  const jobs = jobsOf(77, 'build-models (phi-4, x)')
  await looked(
    { config: observed, answers: { ...listing(observedListing, run()), ...jobs } },
    store,
  )

  const { seen } = await looked(
    {
      config: observed,
      answers: { ...listing(observedListing), [`GET ${actions}/runs/77`]: { body: run() } },
    },
    store,
  )

  expect(seen.runs.map(({ id, entry: it }) => [id, it?.tag])).toEqual([['77', '0.0.1']])
})

const validation = {
  purpose: 'validate',
  repository: '42',
  file: recorded.file,
  head: registration,
  attempt: 1,
} as const
const dispatchedListing = `workflows/validate-model.yml/runs?event=workflow_dispatch&`

/** A store in which the validation was dispatched at some time, as run 77. */
async function dispatchedAt(at: string): Promise<ReturnType<typeof smallStore>> {
  const store = await storeWithHint()
  const intent = { id: intentOf(validation), at: new Date(at), outcome: '77' }
  return { ...store, intents: async (prefix) => (intent.id.startsWith(prefix) ? [intent] : []) }
}

const runGone = {
  config: '',
  answers: {
    ...listing(dispatchedListing),
    [`GET ${actions}/runs/77`]: { status: 404, body: { message: 'Not Found' } },
  },
}

test('a run that was deleted is asked for once', async () => {
  const store = await dispatchedAt('2026-01-05T11:00:00Z')
  await looked(runGone, store)

  const { calls, seen } = await looked(runGone, store)

  expect(calls).toEqual(['query look', `GET ${actions}/${dispatchedListing}per_page=100`])
  expect(seen.runs).toEqual([])
})

test('a run that was made just now may show yet, so it is asked for again', async () => {
  const store = await dispatchedAt('2026-01-05T11:55:00Z')
  await looked(runGone, store)

  expect((await looked(runGone, store)).calls).toContain(`GET ${actions}/runs/77`)
})

test('after a refusal the workflow is watched whoever starts it', async () => {
  const store = await storeWithHint()
  await store.intend(intentOf(validation))
  await store.settle(intentOf(validation), 'refused:422')

  const { calls } = await looked(
    { config: '', answers: listing('workflows/validate-model.yml/runs?') },
    store,
  )

  expect(calls).toContain(`GET ${actions}/workflows/validate-model.yml/runs?per_page=100`)
})

test('a repository that asks for no validation has no runs listed', async () => {
  const { calls } = await looked({ config: 'process: documents\n', answers: {} })

  expect(calls.filter((call) => call.includes('/actions/'))).toEqual([])
})

const repository = { kind: 'repository', repository: '42' } as const

test('a sweep finds a proposal when a run of others has ended, and not before', async () => {
  const store = await storeWithHint()
  const jobs = jobsOf(77, 'build-models (phi-4, x)')
  const before = { config: observed, answers: { ...listing(observedListing), ...jobs } }
  await looked(before, store)
  const swept = async (...runs: readonly object[]) =>
    await worldOf(
      { config: observed, answers: { ...listing(observedListing, ...runs), ...jobs } },
      store,
    ).world.resolve(repository)

  expect(await swept()).toEqual([])
  expect(await swept(run({ status: 'in_progress', conclusion: null }))).toEqual([])
  expect(await swept(run())).toEqual([key])
  const { calls } = await looked(
    { config: observed, answers: { ...listing(observedListing, run()), ...jobs } },
    store,
  )
  expect(calls).toContain(`GET ${actions}/workflows/build.yaml/runs?per_page=100`)
})

test('a run of ours off the page does not make every sweep look again', async () => {
  const store = await storeWithHint()
  await store.intend(intentOf(validation))
  await store.settle(intentOf(validation), '77')
  const own = run({
    path: '.github/workflows/validate-model.yml',
    display_title: nonceOf(validation),
    event: 'workflow_dispatch',
  })
  const given = {
    config: '',
    answers: {
      ...listing(dispatchedListing),
      [`GET ${actions}/runs/77`]: { body: own },
      ...jobsOf(77, 'build-models (phi-4, x)'),
    },
  }
  await looked(given, store)

  expect(await worldOf(given, store).world.resolve(repository)).toEqual([])
})

const signalling = `validation:
  dispatch: false
  checks: [{ app: gpu-lab, name: 'lab / {name}' }]
  statuses: [{ context: lab/validated, creator: 'lab-bot[bot]' }]
`
const noRuns = listing('workflows/validate-model.yml/runs?')

function signals(commits: object): Answers {
  return { ...noRuns, 'query signals': { body: { data: { repository: commits } } } }
}

test('checks and statuses that are allowed are read with one question, by the heads they stand on', async () => {
  const suite = {
    app: { databaseId: 4711, slug: 'GPU-lab' },
    checkRuns: {
      nodes: [
        {
          databaseId: 2,
          name: 'lab / phi-4',
          conclusion: 'SUCCESS',
          detailsUrl: 'https://lab.example/2?run=1',
          startedAt: '2026-01-06T10:00:00Z',
          completedAt: '2026-01-06T11:00:00Z',
        },
        { databaseId: 1, name: 'lab / phi-4', conclusion: 'FAILURE' },
      ],
    },
  }
  const status = {
    contexts: [
      {
        context: 'lab/validated',
        state: 'PENDING',
        targetUrl: 'javascript:alert(1)',
        createdAt: '2026-01-06T10:00:00Z',
        creator: { __typename: 'Bot', login: 'lab-bot', databaseId: 5 },
      },
    ],
  }
  const answers = signals({
    h0: { oid: registration, c0: { nodes: [suite, null] }, status },
    h1: null,
  })
  const { seen, calls } = await looked({ config: signalling, answers })

  expect(calls.filter((call) => call === 'query signals')).toHaveLength(1)
  expect(seen.signals).toEqual([
    {
      kind: 'check',
      head: registration,
      name: 'lab / phi-4',
      by: ['gpu-lab', '4711'],
      state: 'success',
      link: 'https://lab.example/2?run=1',
      at: new Date('2026-01-06T11:00:00Z'),
    },
    {
      kind: 'status',
      head: registration,
      name: 'lab/validated',
      by: ['lab-bot[bot]'],
      state: 'pending',
      link: undefined,
      at: new Date('2026-01-06T10:00:00Z'),
    },
  ])
})

test('checks the app may not see are unknown, and stop nothing', async () => {
  const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }]
  const answers = { ...noRuns, 'query signals': { body: { data: null, errors } } }
  const { seen } = await looked({ config: signalling, answers })

  expect(seen.signals).toBeUndefined()
})

test('where no check or status is allowed none is asked for', async () => {
  const { calls, seen } = await looked({ config: observed, answers: listing(observedListing) })

  expect(seen.signals).toEqual([])
  expect(calls).not.toContain('query signals')
})
