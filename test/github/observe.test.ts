import { expect, test } from 'vitest'
import type { Snapshot } from '../../src/lifecycle/snapshot.ts'
import {
  checkAnswer,
  commitsAnswer,
  entry,
  ground,
  homeAnswer,
  lookAnswer,
  page,
  recorded,
  treeAnswer,
} from '../support/recorded-repository.ts'
import {
  type Answers,
  names,
  openPull,
  overview,
  recordedWorld,
  variablesOf,
} from '../support/recorded-world.ts'
import { smallStore } from '../support/small-store.ts'

const key = { kind: 'proposal', repository: '42', file: recorded.file } as const
const roles = (login: string) => `GET /repos/acme/kaito/collaborators/${login}/permission`

const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }

async function hinted(): Promise<ReturnType<typeof smallStore>> {
  const store = smallStore()
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  return store
}

async function snapshotWith(answers: Answers): Promise<Snapshot> {
  const snapshot = await recordedWorld(answers, await hinted()).world.observe(key)
  if (snapshot === undefined) throw new Error('There is no such proposal')
  return snapshot
}

test('an open proposal is one question once its files are known', async () => {
  const store = await hinted()
  const look = lookAnswer({ home: homeAnswer() })
  await recordedWorld({ 'query look': look }, store).world.observe(key)

  const { world, calls } = recordedWorld({ 'query look': look }, store)
  const snapshot = await world.observe(key)

  expect(names(calls)).toEqual(['query look'])
  expect(snapshot?.asked).toMatchObject({ path: recorded.path, blob: '1'.repeat(40) })
  expect(snapshot?.repository).toEqual({
    id: '42',
    owner: 'acme',
    name: 'kaito',
    defaultBranch: 'main',
    head: recorded.main,
    labels: new Set(['bug']),
    installedAt: new Date('2026-01-01T00:00:00Z'),
  })
  expect(snapshot?.bot).toEqual({ login: 'usher[bot]', id: '900', appId: '1' })
  expect(snapshot?.template?.text).toBe('# Title\n')
  expect(snapshot?.files.get('presets/workspace/models/supported_models.yaml')).toBe('models:\n')
})

test('a home is read with everything on it', async () => {
  const { home } = await snapshotWith({
    'query look': lookAnswer({
      home: homeAnswer({
        labelEvents: page([
          {
            __typename: 'LabeledEvent',
            id: 'LE_1',
            createdAt: '2026-01-05T10:00:00Z',
            label: { name: 'bug' },
            actor: recorded.mara,
          },
        ]),
        comments: page([
          {
            fullDatabaseId: '3000000001',
            body: 'Nice',
            createdAt: '2026-01-05T10:00:00Z',
            lastEditedAt: '2026-01-05T11:00:00Z',
            author: recorded.bot,
            reactionGroups: [
              { content: 'ROCKET', viewerHasReacted: true },
              { content: 'EYES', viewerHasReacted: false },
              { content: 'HEART', viewerHasReacted: true },
            ],
          },
        ]),
        reviews: page([
          {
            fullDatabaseId: '9',
            state: 'COMMENTED',
            createdAt: '2026-01-05T10:00:00Z',
            submittedAt: '2026-01-05T10:05:00Z',
            commit: { oid: recorded.head },
            author: null,
          },
        ]),
        commits: commitsAnswer([
          checkAnswer(1, 'usher / proposal', 'FAILURE'),
          checkAnswer(2, 'usher / proposal', 'SUCCESS'),
        ]),
      }),
    }),
  })

  expect(home).toEqual({
    number: 7,
    branch: { name: 'add-phi-4', inRepository: false },
    state: 'open',
    draft: false,
    locked: false,
    author: { login: 'ines', id: '11', type: 'User' },
    head: recorded.head,
    headSeen: new Date('2026-01-05T09:00:00Z'),
    mergedAt: undefined,
    files: [{ path: recorded.path, change: 'added' }],
    labels: new Set(['proposal: provisional']),
    labelEvents: [
      {
        id: 'LE_1',
        label: 'bug',
        on: true,
        by: { login: 'mara', id: '12', type: 'User' },
        at: new Date('2026-01-05T10:00:00Z'),
      },
    ],
    comments: [
      {
        id: '3000000001',
        by: { login: 'usher[bot]', id: '900', type: 'Bot' },
        body: 'Nice',
        at: new Date('2026-01-05T10:00:00Z'),
        edited: true,
        ours: new Set(['rocket']),
      },
    ],
    reviews: [
      {
        id: '9',
        by: { login: 'ghost', id: '0', type: 'User' },
        state: 'commented',
        commit: recorded.head,
        at: new Date('2026-01-05T10:05:00Z'),
        body: '',
      },
    ],
    checks: [
      {
        id: '2',
        name: 'usher / proposal',
        head: recorded.head,
        externalId: 'v1',
        conclusion: 'success',
        title: 'Title',
        summary: '',
        text: '',
      },
    ],
  })
})

const comment = (id: string, body: string, author: object, rocket = false) => ({
  fullDatabaseId: id,
  body,
  createdAt: '2026-01-05T10:00:00Z',
  lastEditedAt: null,
  author,
  reactionGroups: [{ content: 'ROCKET', viewerHasReacted: rocket }],
})

test('lists are followed to their end', async () => {
  const first = {
    nodes: [comment('1', 'one', recorded.ines)],
    pageInfo: { hasNextPage: true, endCursor: 'x' },
  }
  const second = page([comment('2', 'two', recorded.ines)])

  const { home } = await snapshotWith({
    'query look': lookAnswer({ home: homeAnswer({ comments: first }) }),
    'query page': { body: { data: { repository: { pullRequest: { comments: second } } } } },
  })

  expect(home?.comments.map(({ body }) => body)).toEqual(['one', 'two'])
})

test('roles are read of those who wait for an answer, and a GitHub that refuses gives none', async () => {
  const zoe = { __typename: 'User', login: 'zoe', databaseId: 13 }
  const finn = { __typename: 'User', login: 'finn', databaseId: 14 }
  const comments = page([
    comment('1', '/approve', recorded.mara),
    comment('2', 'Thanks.\n\n/help', zoe),
    comment('3', '/approve', finn),
    comment('4', '/approve', { ...finn, login: 'done' }, true),
    comment('5', 'no / command', { ...finn, login: 'chat' }),
    comment('6', '/approve', { __typename: 'Bot', login: 'other', databaseId: 15 }),
  ])

  const { roles: read } = await snapshotWith({
    'query look': lookAnswer({ home: homeAnswer({ comments }) }),
    [roles('mara')]: { body: { permission: 'write', role_name: 'maintain' } },
    [roles('zoe')]: { status: 404, body: { message: 'Not Found' } },
    [roles('finn')]: { status: 403, body: { message: 'no' } },
  })

  expect(read).toEqual(
    new Map([
      ['mara', 'maintain'],
      ['zoe', 'none'],
      ['finn', 'unknown'],
    ]),
  )
})

test('a role that GitHub may tell in a moment is not guessed meanwhile', async () => {
  const comments = page([comment('1', '/approve', recorded.mara)])

  const look = snapshotWith({
    'query look': lookAnswer({ home: homeAnswer({ comments }) }),
    [roles('mara')]: { status: 500, body: { message: 'no' } },
  })

  await expect(look).rejects.toThrow('Could not read the role of mara')
})

const pullOf = (different: object) => ({
  number: 9,
  state: 'OPEN',
  headRefOid: 'd'.repeat(40),
  title: 'T',
  body: 'B',
  mergeable: 'CONFLICTING',
  isCrossRepository: false,
  author: recorded.bot,
  timelineItems: { nodes: [] },
  ...different,
})
const tipOf = (user: object | null, email: string) => ({
  target: { oid: 'd'.repeat(40), message: 'feat: x', author: { email, user } },
})

test('a further target of the same repository has branches of its own, in the same question', async () => {
  const store = await hinted()
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify({ ...hint, slots: ['docs'] }))
  const look = lookAnswer({ home: homeAnswer(), own5: { nodes: [pullOf({})] } })

  const { world, calls } = recordedWorld({ 'query look': look }, store)
  const snapshot = await world.observe(key)

  expect(calls.map(variablesOf)).toContainEqual(
    expect.objectContaining({
      preset: 'usher/phi-4/preset',
      own5: 'usher/phi-4/docs/preset',
      own5Ref: 'refs/heads/usher/phi-4/docs/preset',
    }),
  )
  expect(snapshot?.ownPulls.get('docs/preset')).toMatchObject({ slot: 'docs', pull: { number: 9 } })
  expect(snapshot?.ownPulls.get('preset')).toMatchObject({ pull: undefined })
})

test('our branches are told from those that only look like ours', async () => {
  const { ownPulls } = await snapshotWith({
    ...treeAnswer('d'.repeat(40), ground),
    'query look': lookAnswer({
      home: homeAnswer(),
      registration: { nodes: [pullOf({ number: 20, isCrossRepository: true }), pullOf({})] },
      registrationRef: tipOf(null, '900+usher[bot]@users.noreply.github.com'),
      status: {
        nodes: [
          pullOf({
            state: 'CLOSED',
            timelineItems: { nodes: [{ createdAt: '2026-01-05T12:00:00Z', actor: recorded.mara }] },
          }),
        ],
      },
      statusRef: tipOf({ databaseId: 12 }, 'mara@example.org'),
      preset: { nodes: [pullOf({ author: recorded.mara })] },
    }),
  })

  expect(ownPulls.get('registration')).toEqual({
    part: 'registration',
    branch: 'usher/phi-4/registration',
    tip: { oid: 'd'.repeat(40), message: 'feat: x', ours: true },
    pull: {
      number: 9,
      state: 'open',
      head: 'd'.repeat(40),
      title: 'T',
      body: 'B',
      conflicting: true,
      closedByUs: false,
    },
  })
  expect(ownPulls.get('status')).toMatchObject({
    tip: { ours: false },
    pull: { state: 'closed', closedByUs: false },
  })
  expect(ownPulls.get('preset')).toMatchObject({ tip: undefined, pull: undefined })
})

test('without a hint an open proposal is found among the open pull requests', async () => {
  const { world, store } = recordedWorld({
    'query overview': overview([{ ...openPull, number: 8 }, openPull]),
    'query look': (call) => {
      const { hasHome, home } = variablesOf(call)
      return lookAnswer(hasHome ? { home: homeAnswer({ number: home }) } : {})
    },
  })

  const snapshot = await world.observe(key)

  expect(snapshot?.home?.number).toBe(7)
  expect(JSON.parse(store.values.get(`hint:42/${recorded.file}`) ?? '')).toMatchObject({
    home: 7,
    path: recorded.path,
    name: 'phi-4',
  })
})

const acceptedTree = treeAnswer(recorded.main, [...ground, entry(recorded.path, '1'.repeat(40))])
const history = (folder: string) =>
  `GET /repos/acme/kaito/commits?path=${encodeURIComponent(`${folder}/${recorded.file}`)}&per_page=100`
const commit = (sha: string, date: string) => ({ sha, commit: { committer: { date } } })
const runsList =
  'GET /repos/acme/kaito/actions/workflows/validate-model.yml/runs?event=workflow_dispatch&per_page=100'
const noRuns = { [runsList]: { body: { total_count: 0, workflow_runs: [] } } }
const merged = homeAnswer({ state: 'MERGED', mergedAt: '2026-01-06T00:00:00Z' })

test('without a hint an accepted proposal is traced to the pull request that brought it', async () => {
  const first = 'f'.repeat(40)
  const { world } = recordedWorld({
    ...acceptedTree,
    ...noRuns,
    [history('docs/proposals')]: {
      body: [
        commit(recorded.before, '2026-01-08T00:00:00Z'),
        commit(first, '2026-01-06T00:00:00Z'),
      ],
    },
    [history('website/docs/proposals')]: { body: [] },
    [`GET /repos/acme/kaito/commits/${first}/pulls?per_page=100`]: {
      body: [
        { number: 3, merged_at: null },
        { number: 7, merged_at: '2026-01-06T00:00:00Z' },
      ],
    },
    'query look': (call) => lookAnswer(variablesOf(call).hasHome ? { home: merged } : {}),
  })

  const snapshot = await world.observe(key)

  expect(snapshot?.home).toMatchObject({ number: 7, state: 'merged' })
  expect(snapshot?.accepted?.blob).toBe('1'.repeat(40))
  expect(snapshot?.asked).toBeUndefined()
})

test('a proposal that was pushed without a pull request has no home, and nobody looks for it twice', async () => {
  const store = smallStore()
  const answers: Answers = { ...acceptedTree, ...noRuns, 'query look': lookAnswer() }
  const searched = {
    [history('docs/proposals')]: { body: [commit(recorded.before, '2026-01-06T00:00:00Z')] },
    [history('website/docs/proposals')]: { body: [] },
    [`GET /repos/acme/kaito/commits/${recorded.before}/pulls?per_page=100`]: { body: [] },
  }
  const first = await recordedWorld({ ...answers, ...searched }, store).world.observe(key)

  const { world, calls } = recordedWorld(answers, store)
  const second = await world.observe(key)

  expect([first?.home, second?.home]).toEqual([undefined, undefined])
  expect(names(calls)).toEqual(['query look'])
})

test('where there is no such proposal there is nothing to observe', async () => {
  const { world } = recordedWorld({ 'query look': lookAnswer() })

  expect(await world.observe(key)).toBeUndefined()
  expect(await world.observe({ ...key, repository: '43' })).toBeUndefined()
})

test('a repository that has moved is looked up again', async () => {
  const { world } = recordedWorld({ 'query look': lookAnswer({ databaseId: 99 }) })

  await expect(world.observe(key)).rejects.toThrow('Could not see repository 42 where it was')
})

test('the head an approval stood on before is read beside the present one', async () => {
  const store = smallStore()
  await store.remember(
    `hint:42/${recorded.file}`,
    JSON.stringify({ ...hint, approvedHead: recorded.before }),
  )
  const before = checkAnswer(4, 'usher / approval', 'SUCCESS')
  const { world } = recordedWorld(
    {
      'query look': lookAnswer({
        home: homeAnswer({
          commits: commitsAnswer([checkAnswer(5, 'usher / proposal', 'SUCCESS')]),
        }),
        approved: { oid: recorded.before, ours: { nodes: [{ checkRuns: { nodes: [before] } }] } },
      }),
    },
    store,
  )

  const snapshot = await world.observe(key)

  expect(snapshot?.home?.checks.map(({ name, head }) => [name, head])).toEqual([
    ['usher / proposal', recorded.head],
    ['usher / approval', recorded.before],
  ])
})

test('an approval nobody remembers is found again on the heads before', async () => {
  const store = smallStore()
  const approval = checkAnswer(4, 'usher / approval', 'SUCCESS')
  const suites = { nodes: [{ checkRuns: { nodes: [approval] } }] }
  const spoken = page([comment('1', 'Our words', recorded.bot)])
  const { world } = recordedWorld(
    {
      'query overview': overview([openPull]),
      'query look': (call) => {
        const { hasHome, hasApproved } = variablesOf(call)
        return lookAnswer({
          ...(hasHome ? { home: homeAnswer({ comments: spoken }) } : {}),
          ...(hasApproved ? { approved: { oid: recorded.before, ours: suites } } : {}),
        })
      },
      'query approvals': {
        body: {
          data: {
            repository: {
              pullRequest: {
                commits: { nodes: [{ commit: { oid: recorded.head, ours: { nodes: [] } } }] },
                timelineItems: {
                  nodes: [{ beforeCommit: { oid: recorded.before, ours: suites } }],
                },
              },
            },
          },
        },
      },
    },
    store,
  )

  const snapshot = await world.observe(key)

  expect(snapshot?.home?.checks.map(({ name, head }) => [name, head])).toEqual([
    ['usher / approval', recorded.before],
  ])
})
