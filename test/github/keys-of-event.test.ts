import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { renderMarker } from '../../src/decide/marker.ts'
import { keysOfEvent } from '../../src/github/keys-of-event.ts'
import { renderKey } from '../../src/reconcile/key.ts'

const bot = { login: 'usher[bot]', type: 'Bot' }
const ada = { login: 'ada', type: 'User' }
const repository = { id: 42, default_branch: 'main' }
const head = 'a'.repeat(40)
const pull_request = { number: 7, head: { sha: head }, updated_at: '2026-01-05T09:00:00Z' }

function keys(event: string, payload: object): readonly string[] {
  return keysOfEvent(event, { sender: ada, repository, ...payload }, bot.login).keys.map(renderKey)
}

test.each(['opened', 'synchronize', 'edited', 'closed', 'ready_for_review'])(
  'a pull request that was %s is looked at',
  (action) => {
    expect(keys('pull_request', { action, pull_request })).toEqual(['pull:42#7'])
  },
)

test('a merge into the default branch is told with the commit that its push names', () => {
  const closed = { ...pull_request, merged: true, base: { ref: 'main' } }

  expect(
    keys('pull_request', {
      action: 'closed',
      pull_request: { ...closed, merge_commit_sha: head },
    }),
  ).toEqual([`pull:42#7@${head}`])
  expect(keys('push', { ref: 'refs/heads/main', after: head })).toEqual([`repository:42@${head}`])
  expect(keys('pull_request', { action: 'closed', pull_request: closed })).toEqual([
    'repository:42',
  ])
  expect(
    keys('pull_request', {
      action: 'closed',
      pull_request: { ...closed, base: { ref: 'release' } },
    }),
  ).toEqual(['pull:42#7'])
})

test('a pull request of ours says itself which proposal it is about', () => {
  const file = '20260105-phi-4.md'
  const body = renderMarker({ kind: 'follow-up', file, part: 'preset', digest: 'x' })
  const own = { ...pull_request, user: bot, body }

  expect(keys('pull_request', { action: 'closed', pull_request: own })).toEqual([
    'proposal:42/20260105-phi-4.md',
  ])
  expect(keys('issue_comment', { action: 'created', issue: { ...own, pull_request: {} } })).toEqual(
    ['proposal:42/20260105-phi-4.md'],
  )
  expect(keys('pull_request', { action: 'closed', pull_request: { ...own, user: ada } })).toEqual([
    'pull:42#7',
  ])
})

test('one of ours in another repository says whose proposal it is for', () => {
  const marker = { kind: 'follow-up', file: 'x.md', part: 'preset', digest: 'd' } as const
  const body = renderMarker({ ...marker, home: '7' })
  const payload = { action: 'closed', pull_request: { ...pull_request, user: bot, body } }

  expect(keys('pull_request', payload)).toEqual(['proposal:7/x.md'])
  expect(
    keys('pull_request', { ...payload, pull_request: { ...payload.pull_request, user: ada } }),
  ).toEqual(['pull:42#7'])
})

test('a review leads to its pull request', () => {
  expect(keys('pull_request_review', { action: 'submitted', pull_request })).toEqual(['pull:42#7'])
})

test('a comment leads to its pull request, and on a plain issue to nothing', () => {
  const onPull = { action: 'created', issue: { number: 7, pull_request: {} } }

  expect(keys('issue_comment', onPull)).toEqual(['pull:42#7'])
  expect(keys('issue_comment', { action: 'created', issue: { number: 8 } })).toEqual([])
})

test('a comment in our audit issue leads to the audit, and one that only looks like it to nothing', () => {
  const body = `${renderMarker({ kind: 'audit', seen: '' })}\nNothing drifts.`
  const ours = { number: 8, body, user: { login: bot.login, type: 'Bot' } }
  const heard = (issue: object) => keys('issue_comment', { action: 'created', issue })

  expect(heard(ours)).toEqual(['audit:42'])
  expect(heard({ ...ours, user: ada })).toEqual([])
  expect(heard({ ...ours, body: 'Nothing drifts.' })).toEqual([])
})

test('the pull request of the repairs leads to the audit, and its merge to the pull request', () => {
  const body = renderMarker({ kind: 'repair', digest: 'd', asked: '7' })
  const ours = { number: 9, body, user: { login: bot.login, type: 'Bot' } }
  const merged = { ...ours, merged: true, merge_commit_sha: head, base: { ref: 'main' } }
  const repository = { id: 42, default_branch: 'main' }

  expect(keys('pull_request', { action: 'closed', pull_request: ours })).toEqual(['audit:42'])
  expect(keys('pull_request', { action: 'closed', pull_request: merged, repository })).toEqual([
    `pull:42#9@${head}`,
  ])
})

test('an edit of a comment counts only where its text changed', () => {
  const edit = { action: 'edited', issue: { number: 7, pull_request: {} } }

  expect(keys('issue_comment', edit)).toEqual([])
  expect(keys('issue_comment', { ...edit, changes: { body: { from: 'x' } } })).toEqual([
    'pull:42#7',
  ])
})

test('a check on a fork is known by the number we wrote into it', () => {
  const check_run = { external_id: `v1:7:${head}`, pull_requests: [] }

  expect(keys('check_run', { action: 'rerequested', check_run })).toEqual(['pull:42#7'])
})

test('a suite run again leads to its pull requests, or else to the repository', () => {
  const rerun = (pull_requests: readonly object[]) =>
    keys('check_suite', { action: 'rerequested', check_suite: { pull_requests } })

  expect(rerun([{ number: 7 }, { number: 7 }, { number: 9 }])).toEqual(['pull:42#7', 'pull:42#9'])
  expect(rerun([])).toEqual(['repository:42'])
})

test('a suite on the head of a fork leads to that head, and the click is kept with it', () => {
  const check_suite = {
    id: 3,
    head_sha: head,
    updated_at: '2026-01-05T10:00:00Z',
    pull_requests: [],
  }
  const sender = { login: 'rin', type: 'User' }

  const heard = keysOfEvent(
    'check_suite',
    { action: 'rerequested', repository: { id: 42 }, sender, check_suite },
    bot.login,
  )

  expect(heard.keys.map(renderKey)).toEqual([`head:42@${head}`])
  expect(heard.requests).toMatchObject([{ pull: 0, kind: 'click:rerun', actor: 'rin', head }])
})

test('a merge group leads to its head when checks are asked for, whatever its branch is called', () => {
  const merge_group = { head_sha: head, head_ref: 'refs/heads/gh-readonly-queue/main/pr-999-x' }

  expect(keys('merge_group', { action: 'checks_requested', merge_group })).toEqual([
    `head:42@${head}`,
  ])
  expect(keys('merge_group', { action: 'destroyed', merge_group })).toEqual([])
  expect(
    keys('merge_group', { action: 'checks_requested', merge_group: { head_sha: 'main' } }),
  ).toEqual([])
})

test.each(['ready_for_review', 'converted_to_draft', 'enqueued'])(
  'a pull request that is %s is looked at',
  (action) => {
    expect(keys('pull_request', { action, pull_request: { number: 7 } })).toEqual(['pull:42#7'])
  },
)

test('checks of anybody that start or end are about nothing', () => {
  const check_run = { external_id: 'theirs', pull_requests: [{ number: 7 }] }

  expect(keys('check_run', { action: 'completed', check_run })).toEqual([])
})

test('a push counts on the default branch only', () => {
  expect(keys('push', { ref: 'refs/heads/main' })).toEqual(['repository:42'])
  expect(keys('push', { ref: 'refs/heads/usher/phi-4/preset' })).toEqual([])
  expect(keys('push', { ref: 'refs/tags/main' })).toEqual([])
})

test('every repository of a new installation is looked at, and those left are known as such', () => {
  const repositories = [{ id: 1 }, { id: 2 }]

  expect(keys('installation', { action: 'created', repositories })).toEqual([
    'repository:1',
    'repository:2',
  ])
  expect(keys('installation', { action: 'deleted', repositories })).toEqual(['left:1', 'left:2'])
  expect(keys('installation', { action: 'suspend', repositories })).toEqual(['left:1', 'left:2'])
  expect(
    keys('installation_repositories', { action: 'added', repositories_added: [{ id: 3 }] }),
  ).toEqual(['repository:3'])
  expect(
    keys('installation_repositories', { action: 'removed', repositories_removed: [{ id: 3 }] }),
  ).toEqual(['left:3'])
})

test.each([
  ['issue_comment', { action: 'created', issue: { number: 7, pull_request: {} } }],
  ['label', { action: 'created' }],
  ['push', { ref: 'refs/heads/main' }],
  ['pull_request', { action: 'labeled', pull_request, label: { name: 'proposal: approved' } }],
  ['pull_request', { action: 'opened', pull_request }],
  ['pull_request', { action: 'synchronize', pull_request }],
  ['pull_request', { action: 'assigned', pull_request }],
  ['pull_request', { action: 'review_requested', pull_request }],
])('our own %s echoes nothing', (event, payload) => {
  expect(keys(event, { ...payload, sender: bot })).toEqual([])
})

test('runs we started and pull requests we closed are heard all the same', () => {
  expect(keys('workflow_run', { action: 'completed', sender: bot })).toEqual(['repository:42'])
  expect(keys('pull_request', { action: 'closed', pull_request, sender: bot })).toEqual([
    'pull:42#7',
  ])
})

test('a run of others counts when it has ended, one of ours also while it goes on', () => {
  const heard = (action: string, login: string, run_attempt = 1) =>
    keys('workflow_run', { action, workflow_run: { id: 9, actor: { login }, run_attempt } })

  expect(heard('completed', 'ada')).toEqual(['run:42#9'])
  expect(heard('in_progress', 'ada')).toEqual([])
  expect(heard('in_progress', bot.login)).toEqual(['run:42#9'])
  expect(heard('requested', bot.login)).toEqual([])
  expect(heard('requested', bot.login, 2)).toEqual(['run:42#9'])
})

test('the gate label leaves a request with the head it was put on', () => {
  const payload = {
    sender: ada,
    repository,
    action: 'labeled',
    pull_request,
    label: { name: 'proposal: approved' },
  }

  expect(keysOfEvent('pull_request', payload, bot.login).requests).toEqual([
    {
      id: `42#7:label:on:proposal: approved:${head}:2026-01-05T09:00:00Z`,
      repository: '42',
      pull: 7,
      kind: 'label:on:proposal: approved',
      actor: 'ada',
      at: new Date('2026-01-05T09:00:00Z'),
      head,
    },
  ])
})

test('other labels and other bots leave none', () => {
  const requests = (sender: object, name: string) =>
    keysOfEvent(
      'pull_request',
      { sender, repository, action: 'unlabeled', pull_request, label: { name } },
      bot.login,
    ).requests

  expect(requests(ada, 'good first issue')).toEqual([])
  expect(requests({ login: 'other[bot]', type: 'Bot' }, 'proposal: approved')).toEqual([])
})

test('no payload whatever makes it throw', () => {
  const events = ['pull_request', 'issue_comment', 'push', 'check_run', 'installation', 'label']
  fc.assert(
    fc.property(fc.constantFrom(...events), fc.anything(), (event, payload) => {
      expect(keysOfEvent(event, payload, bot.login).requests).toEqual([])
    }),
  )
})

const examplesSchema = z.array(
  z.object({
    name: z.string(),
    examples: z.array(
      z.looseObject({ pull_request: z.looseObject({ number: z.number().optional() }).optional() }),
    ),
  }),
)

test("every example of GitHub's own is read, and every example of a pull request is about it", () => {
  const path = createRequire(import.meta.url).resolve(
    '@octokit/webhooks-examples/api.github.com/index.json',
  )
  const all = examplesSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const pulls = all.find(({ name }) => name === 'pull_request')?.examples ?? []
  const heard = all.flatMap(({ name, examples }) =>
    examples.map((example) => keysOfEvent(name, example, bot.login).keys),
  )

  expect(heard.length).toBeGreaterThan(300)
  expect(pulls.length).toBeGreaterThan(10)
  for (const example of pulls) {
    const [key] = keysOfEvent('pull_request', { ...example, action: 'edited' }, bot.login).keys
    expect(key).toMatchObject({ kind: 'pull', number: example.pull_request?.number })
  }
})
