import { expect, test } from 'vitest'
import { renderMarker } from '../../src/decide/marker.ts'
import { renderKey } from '../../src/reconcile/key.ts'
import type { Answer, Call } from '../support/recorded-github.ts'
import { checkAnswer, page, recorded } from '../support/recorded-repository.ts'
import { names, recordedWorld, variablesOf } from '../support/recorded-world.ts'

const key = { kind: 'pull', repository: '42', number: 7 } as const
const hintName = `hint:42/${recorded.file}`

function pullAnswer(different: object = {}): Answer {
  const commit = { oid: recorded.head, ours: { nodes: [] } }
  const pullRequest = {
    number: 7,
    state: 'OPEN',
    baseRefName: 'main',
    headRefName: 'phi-4',
    headRefOid: recorded.head,
    isCrossRepository: true,
    body: '',
    author: recorded.ines,
    files: page([{ path: recorded.path, changeType: 'ADDED' }]),
    commits: { nodes: [{ commit }] },
    ...different,
  }
  const defaultBranchRef = { name: 'main', target: { oid: recorded.main, tree: { oid: 'root' } } }
  const repository = {
    databaseId: 42,
    name: 'kaito',
    owner: { login: 'acme' },
    labels: page([]),
    defaultBranchRef,
    pullRequest,
  }
  return { body: { data: { viewer: { login: 'usher[bot]', databaseId: 900 }, repository } } }
}

const files = (...given: readonly (readonly [string, string])[]) => ({
  files: page(given.map(([path, changeType]) => ({ path, changeType }))),
})

async function resolved(different: object): Promise<readonly string[]> {
  const { world } = recordedWorld({ 'query pull': pullAnswer(different) })
  return (await world.resolve(key)).map(renderKey)
}

test('a pull request leads to the proposals in it, and is remembered as the home of new ones', async () => {
  const { world, store } = recordedWorld({ 'query pull': pullAnswer() })

  const keys = await world.resolve(key)

  expect(keys.map(renderKey)).toEqual([`proposal:42/${recorded.file}`])
  expect(JSON.parse(store.values.get(hintName) ?? '')).toMatchObject({
    home: 7,
    path: recorded.path,
  })
})

test('what a pull request is all about is asked once, and believed only while it is the home', async () => {
  const { world, calls, store } = recordedWorld({ 'query pull': pullAnswer() })
  const unruled = { main: { names: [], at: new Date('2026-01-05T12:00:00Z').getTime() } }
  await store.remember('required:42', JSON.stringify(unruled))
  await world.resolve(key)
  await world.observeEdit(key)

  const keys = await world.resolve(key)

  expect(keys.map(renderKey)).toEqual([`proposal:42/${recorded.file}`])
  expect(await world.observeEdit(key)).toBeUndefined()
  expect(names(calls).filter((name) => name === 'query pull')).toHaveLength(1)

  await store.remember(hintName, JSON.stringify({ home: 9 }))
  await world.resolve(key)

  expect(names(calls).filter((name) => name === 'query pull').length).toBeGreaterThan(1)
})

test.each([
  ['configures', '.github/usher.yml', 'ADDED'],
  ['changes the template', 'docs/proposals/YYYYMMDD-model-template.md', 'MODIFIED'],
])('a pull request that %s too is looked at every time', async (_, path, changeType) => {
  const { world, calls } = recordedWorld({
    'query pull': pullAnswer(files([recorded.path, 'ADDED'], [path, changeType])),
  })
  await world.resolve(key)
  await world.resolve({ ...key, merged: recorded.main })

  expect(names(calls).filter((name) => name === 'query pull')).toHaveLength(2)
})

test('only Markdown straight in a proposals folder counts, and no template', async () => {
  const keys = await resolved(
    files(
      ['docs/proposals/20260105-phi-4.md', 'ADDED'],
      ['website/docs/proposals/20260106-falcon.md', 'MODIFIED'],
      ['docs/proposals/YYYYMMDD-model-template.md', 'ADDED'],
      ['docs/proposals/YYYYMMDD-mine.md', 'ADDED'],
      ['docs/proposals/template.md', 'ADDED'],
      ['docs/proposals/images/graph.md', 'ADDED'],
      ['docs/proposals/graph.png', 'ADDED'],
      ['README.md', 'MODIFIED'],
    ),
  )

  expect(keys).toEqual(['proposal:42/20260105-phi-4.md', 'proposal:42/20260106-falcon.md'])
})

const marker = renderMarker({
  kind: 'follow-up',
  file: '20260109-falcon.md',
  part: 'preset',
  digest: 'x',
})
const ours = {
  author: recorded.bot,
  isCrossRepository: false,
  headRefName: 'usher/falcon/preset',
  body: `${marker}\n\nText`,
}

test('a pull request of ours leads to the proposal its marker names', async () => {
  expect(await resolved(ours)).toEqual(['proposal:42/20260109-falcon.md'])
})

test("a marker in anybody else's pull request is not believed", async () => {
  expect(await resolved({ ...ours, author: recorded.mara, ...files() })).toEqual([])
  expect(await resolved({ ...ours, isCrossRepository: true, ...files() })).toEqual([])
})

const states = (of: Readonly<Record<number, string>>) => ({
  'query pull': (call: Call) => {
    const number = Number(variablesOf(call).number)
    return pullAnswer({ number, state: of[number] })
  },
})

test.each([
  ['the older of two open ones', { 5: 'OPEN', 7: 'OPEN' }, 5],
  ['the one that is merged', { 5: 'OPEN', 7: 'MERGED' }, 7],
  ['the one that is merged', { 5: 'MERGED', 7: 'OPEN' }, 5],
  ['the one that is still open', { 5: 'CLOSED', 7: 'OPEN' }, 7],
])('of two pull requests with one proposal the home is %s', async (_, of, home) => {
  const { world, store } = recordedWorld(states(of))
  await store.remember(hintName, JSON.stringify({ home: 5 }))

  await world.resolve(key)

  expect(JSON.parse(store.values.get(hintName) ?? '')).toMatchObject({ home })
})

test('a pull request that is not there leads nowhere', async () => {
  const { world } = recordedWorld({
    'query pull': {
      body: {
        ...Object(pullAnswer({}).body),
        errors: [{ type: 'NOT_FOUND', message: 'no', path: ['repository', 'pullRequest'] }],
        data: { viewer: { login: 'usher[bot]', databaseId: 900 }, repository: null },
      },
    },
  })

  expect(await world.resolve(key)).toEqual([])
  expect(await world.observeEdit(key)).toBeUndefined()
})

const editedTexts = {
  'query texts': {
    body: {
      data: { repository: { object: { f0: { oid: '5'.repeat(40), object: { text: 'new' } } } } },
    },
  },
}
const edit = {
  ...files([recorded.path, 'MODIFIED'], ['README.md', 'MODIFIED']),
  commits: {
    nodes: [
      {
        commit: {
          oid: recorded.head,
          ours: {
            nodes: [{ checkRuns: { nodes: [checkAnswer(3, 'usher / proposal', 'SUCCESS')] } }],
          },
        },
      },
    ],
  },
}

test('an edit is seen as it is at its head, with our check on it, in one more call', async () => {
  const { world, calls } = recordedWorld({ 'query pull': pullAnswer(edit), ...editedTexts })
  await world.resolve(key)

  const seen = await world.observeEdit(key)

  expect(seen?.edited).toEqual([{ path: recorded.path, blob: '5'.repeat(40), text: 'new' }])
  expect(seen?.pull).toMatchObject({ number: 7, state: 'open', head: recorded.head })
  expect(seen?.pull.checks.map(({ name }) => name)).toEqual(['usher / proposal'])
  expect(names(calls).filter((name) => name === 'query pull')).toHaveLength(1)
})

test.each([
  ['that brings a proposal', {}],
  ['of our own', { ...ours, ...edit }],
  ['that is closed', { ...edit, state: 'CLOSED' }],
  ['that has nothing to do with proposals', files(['README.md', 'MODIFIED'])],
])('a pull request %s is no edit', async (_, different) => {
  const { world } = recordedWorld({ 'query pull': pullAnswer(different), ...editedTexts })

  expect(await world.observeEdit(key)).toBeUndefined()
})

test('a sweep covers every repository of every installation that is not suspended', async () => {
  const { world } = recordedWorld({
    'GET /app/installations?per_page=100': {
      body: [
        { id: 5, created_at: '2026-01-01T00:00:00Z', suspended_at: null },
        { id: 6, created_at: '2026-01-01T00:00:00Z', suspended_at: '2026-01-02T00:00:00Z' },
      ],
    },
  })

  expect((await world.sweep()).map(renderKey)).toEqual(['repository:42'])
})
