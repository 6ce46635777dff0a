import { expect, test } from 'vitest'
import type { Answer } from '../support/recorded-github.ts'
import { homeAnswer, lookAnswer, recorded } from '../support/recorded-repository.ts'
import { type Answers, names, recordedWorld } from '../support/recorded-world.ts'
import { smallStore } from '../support/small-store.ts'

const key = { kind: 'proposal', repository: '42', file: recorded.file } as const

const both: Answers = {
  'GET /installation/repositories?per_page=100': {
    body: {
      total_count: 2,
      repositories: [
        { id: 42, name: 'kaito', owner: { login: 'acme' } },
        { id: 43, name: '.github', owner: { login: 'Acme' } },
      ],
    },
  },
  'query look': lookAnswer({ home: homeAnswer() }),
}

function defaults(text: string | undefined): Answer {
  const file = text === undefined ? null : { object: { text } }
  return { body: { data: { repository: { defaultBranchRef: { target: { file } } } } } }
}

const asked = 'query ownerDefaults'

async function hinted(): Promise<ReturnType<typeof smallStore>> {
  const store = smallStore()
  const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  return store
}

test('what an owner configures holds in their repositories, and is asked for once', async () => {
  const answers = { ...both, [asked]: defaults('approvals: { count: 3 }\n') }
  const { world, calls } = recordedWorld(answers, await hinted())

  const first = await world.observe(key)
  const second = await world.observe(key)

  expect(first?.config.approvals).toEqual({ count: 3, own: false })
  expect(second?.config.approvals.count).toBe(3)
  expect(names(calls).filter((name) => name === asked)).toHaveLength(1)
})

test.each([
  ['has no such file', defaults(undefined)],
  ['cannot be read', { body: { data: { repository: null } } }],
])('an owner whose repository %s configures nothing', async (_, answer) => {
  const { world } = recordedWorld({ ...both, [asked]: answer }, await hinted())

  expect((await world.observe(key))?.config.approvals.count).toBe(1)
})

test('without such a repository nothing is asked', async () => {
  const { world, calls } = recordedWorld({ 'query look': both['query look'] ?? {} }, await hinted())
  await world.observe(key)

  expect(names(calls)).not.toContain(asked)
})

test('after an hour the defaults are read again; those that are broken leave the last in force', async () => {
  const store = await hinted()
  const old = { text: 'approvals: { count: 4 }\n', at: Date.parse('2026-01-05T10:00:00Z') }
  await store.remember('owner-defaults:43', JSON.stringify(old))
  const { world, calls } = recordedWorld({ ...both, [asked]: defaults('approvals: 4\n') }, store)

  const snapshot = await world.observe(key)

  expect(names(calls)).toContain(asked)
  expect(snapshot?.config.approvals.count).toBe(4)
})

test('when they cannot be read now, the last that could be hold', async () => {
  const store = await hinted()
  const old = { text: 'approvals: { count: 4 }\n', at: Date.parse('2026-01-05T10:00:00Z') }
  await store.remember('owner-defaults:43', JSON.stringify(old))
  const { world } = recordedWorld({ ...both, [asked]: { status: 502, body: {} } }, store)

  expect((await world.observe(key))?.config.approvals.count).toBe(4)
})
