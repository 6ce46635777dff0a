import { expect, test } from 'vitest'
import type { Action, Outcome } from '../../src/decide/plan.ts'
import { accessThrough } from '../../src/github/access.ts'
import { act } from '../../src/github/act.ts'
import type { Doing } from '../../src/github/doing.ts'
import { rememberedObjects } from '../../src/github/objects.ts'
import { OutsideError } from '../../src/reconcile/outside-error.ts'
import { type Answer, type Call, recordedGitHub } from '../support/recorded-github.ts'
import { smallStore } from '../support/small-store.ts'

const head = 'a'.repeat(40)
const base = 'b'.repeat(40)
const tip = 'c'.repeat(40)
const made = 'd'.repeat(40)
const repository = {
  id: '42',
  owner: 'kaito',
  name: 'docs',
  defaultBranch: 'main',
  head: base,
  labels: new Set<string>(),
  installedAt: new Date('2026-01-01T00:00:00Z'),
}
const bot = { login: 'usher[bot]', id: '900', appId: '1' }

interface Done {
  readonly outcome: Outcome
  readonly calls: readonly Call[]
  readonly paces: readonly string[]
}

async function done(
  action: Action,
  answers: Readonly<Record<string, Answer | ((call: Call) => Answer)>>,
  store = smallStore(),
): Promise<Done> {
  const { octokit, calls } = recordedGitHub(answers)
  const paces: string[] = []
  const doing: Doing = {
    access: accessThrough(octokit),
    repo: { owner: 'kaito', repo: 'docs' },
    where: { bot, repository },
    pace: { before: async (kind) => void paces.push(kind) },
    store,
    objects: rememberedObjects(store),
  }
  return { outcome: await act(doing, action), calls, paces }
}

const at = '/repos/kaito/docs'

test('a label is made with its colour and description', async () => {
  const action = {
    kind: 'create-label',
    name: 'proposal: approved',
    color: '0e8a16',
    description: 'Approved by a maintainer',
  } as const

  const { calls } = await done(action, { [`POST ${at}/labels`]: { status: 201, body: {} } })

  expect(calls).toEqual([
    {
      name: `POST ${at}/labels`,
      body: {
        name: 'proposal: approved',
        color: '0e8a16',
        description: 'Approved by a maintainer',
      },
    },
  ])
})

test('a label that is there already is as good as made', async () => {
  const action = { kind: 'create-label', name: 'x', color: '000000', description: '' } as const
  const body = { message: 'Validation Failed', errors: [{ code: 'already_exists' }] }

  const { outcome } = await done(action, { [`POST ${at}/labels`]: { status: 422, body } })

  expect(outcome).toEqual({ kind: 'none' })
})

test('labels are added to those that are there', async () => {
  const action = { kind: 'add-labels', number: 7, labels: ['a', 'b'] } as const

  const { calls } = await done(action, { [`POST ${at}/issues/7/labels`]: { body: [] } })

  expect(calls).toEqual([{ name: `POST ${at}/issues/7/labels`, body: { labels: ['a', 'b'] } }])
})

test('a label or comment that is gone needs no taking away', async () => {
  const gone = { status: 404, body: { message: 'Not Found' } }
  const label = { kind: 'remove-label', number: 7, label: 'proposal: approved' } as const
  const comment = { kind: 'delete-comment', id: '11' } as const

  const first = await done(label, { [`DELETE ${at}/issues/7/labels/proposal: approved`]: gone })
  const second = await done(comment, { [`DELETE ${at}/issues/comments/11`]: gone })

  expect([first.outcome, second.outcome]).toEqual([{ kind: 'none' }, { kind: 'none' }])
})

test('a comment notifies people, an edit of it does not', async () => {
  const create = { kind: 'create-comment', number: 7, body: 'Hello' } as const
  const edit = { kind: 'edit-comment', id: '3000000001', body: 'Hello again' } as const

  const first = await done(create, {
    [`POST ${at}/issues/7/comments`]: { status: 201, body: { id: 3_000_000_001 } },
  })
  const second = await done(edit, {
    [`PATCH ${at}/issues/comments/3000000001`]: { body: {} },
  })

  expect(first.outcome).toEqual({ kind: 'created', id: '3000000001' })
  expect([first.paces, second.paces]).toEqual([['notify'], ['write']])
  expect(second.calls[0]?.body).toEqual({ body: 'Hello again' })
})

test('a body that is too long is cut before GitHub refuses it', async () => {
  const action = { kind: 'create-comment', number: 7, body: 'x'.repeat(70_000) } as const

  const { calls } = await done(action, {
    [`POST ${at}/issues/7/comments`]: { status: 201, body: { id: 1 } },
  })

  expect(String(calls[0]?.body.body)).toHaveLength(65_000)
})

test('a reaction is put on a comment', async () => {
  const action = { kind: 'react', comment: '11', content: 'rocket' } as const

  const { calls } = await done(action, {
    [`POST ${at}/issues/comments/11/reactions`]: { status: 201, body: {} },
  })

  expect(calls[0]?.body).toEqual({ content: 'rocket' })
})

const annotation = {
  path: 'docs/proposals/20260105-phi-4.md',
  startLine: 3,
  endLine: 3,
  startColumn: 1,
  endColumn: 9,
  level: 'failure',
  title: 'section-required',
  message: 'missing section',
} as const

const check = {
  name: 'usher / proposal',
  head,
  externalId: `v1:7:${head}`,
  conclusion: 'failure',
  title: '1 error',
  summary: 'One thing to mend.',
  text: '',
  buttons: [],
  annotations: [annotation],
} as const

test('a check is shown completed, with its annotations in place', async () => {
  const { outcome, calls } = await done(
    { kind: 'create-check', check },
    { [`POST ${at}/check-runs`]: { status: 201, body: { id: 55 } } },
  )

  expect(outcome).toEqual({ kind: 'created', id: '55' })
  expect(calls).toEqual([
    {
      name: `POST ${at}/check-runs`,
      body: {
        head_sha: head,
        name: 'usher / proposal',
        external_id: `v1:7:${head}`,
        status: 'completed',
        conclusion: 'failure',
        output: {
          title: '1 error',
          summary: 'One thing to mend.',
          annotations: [
            {
              path: 'docs/proposals/20260105-phi-4.md',
              start_line: 3,
              end_line: 3,
              start_column: 1,
              end_column: 9,
              annotation_level: 'failure',
              title: 'section-required',
              message: 'missing section',
            },
          ],
        },
      },
    },
  ])
})

test('annotations go out fifty at a time, and none with columns over several lines', async () => {
  const annotations = Array.from({ length: 120 }, () => ({ ...annotation, endLine: 5 }))

  const { calls } = await done(
    { kind: 'create-check', check: { ...check, annotations } },
    {
      [`POST ${at}/check-runs`]: { status: 201, body: { id: 55 } },
      [`PATCH ${at}/check-runs/55`]: { body: { id: 55 } },
    },
  )

  const sent = calls.map(({ body }) => JSON.stringify(body).split('"path"').length - 1)
  expect(sent).toEqual([50, 50, 20])
  expect(JSON.stringify(calls)).not.toContain('column')
})

test('a pull request is opened on the default branch, its title on one line', async () => {
  const action = {
    kind: 'open-pull',
    branch: 'usher/phi-4/registration',
    title: 'feat: register\nphi-4',
    body: 'Text',
  } as const

  const { outcome, calls, paces } = await done(action, {
    [`POST ${at}/pulls`]: { status: 201, body: { number: 9 } },
  })

  expect(outcome).toEqual({ kind: 'opened', number: 9 })
  expect(paces).toEqual(['notify'])
  expect(calls[0]?.body).toEqual({
    head: 'usher/phi-4/registration',
    base: 'main',
    title: 'feat: register phi-4',
    body: 'Text',
  })
})

test('a pull request of ours is edited and closed', async () => {
  const patched = { [`PATCH ${at}/pulls/9`]: { body: {} } }

  const edit = await done({ kind: 'edit-pull', number: 9, title: 'T', body: 'B' }, patched)
  const close = await done({ kind: 'close-pull', number: 9 }, patched)

  expect(edit.calls[0]?.body).toEqual({ title: 'T', body: 'B' })
  expect(close.calls[0]?.body).toEqual({ state: 'closed' })
})

const asking = { kind: 'ask', intent: 'ask:42/a.md:9:review:ada', number: 9 } as const

test('whoever is asked, and what became of it, is written down', async () => {
  const store = smallStore()
  const review = { ...asking, what: 'review', who: 'ada' } as const
  const reviewing = { [`POST ${at}/pulls/9/requested_reviewers`]: { status: 201, body: {} } }

  const { outcome, calls } = await done(review, reviewing, store)

  expect(outcome).toEqual({ kind: 'none' })
  expect(calls[0]?.body).toEqual({ reviewers: ['ada'] })
  expect(await store.intents('ask:42/')).toMatchObject([{ id: asking.intent, outcome: 'asked' }])

  const team = { ...review, who: 'kaito/wranglers' }
  expect((await done(team, reviewing)).calls[0]?.body).toEqual({ team_reviewers: ['wranglers'] })
})

test('a person GitHub does not take is a refusal, be it said or passed over in silence', async () => {
  const review = { ...asking, what: 'review', who: 'mallory' } as const
  const refused = await done(review, {
    [`POST ${at}/pulls/9/requested_reviewers`]: { status: 422, body: {} },
  })
  const assign = { ...asking, what: 'assign', who: 'mallory' } as const
  const silent = await done(assign, {
    [`POST ${at}/issues/9/assignees`]: { status: 201, body: { assignees: [{ login: 'ada' }] } },
  })

  expect([refused.outcome.kind, silent.outcome.kind]).toEqual(['refused', 'refused'])
})

test('a pull request that is said not to be there is asked about twice', async () => {
  let times = 0
  const review = { ...asking, what: 'review', who: 'ada' } as const
  const { outcome } = await done(review, {
    [`POST ${at}/pulls/9/requested_reviewers`]: () =>
      times++ === 0 ? { status: 404, body: {} } : { status: 201, body: {} },
  })

  expect(outcome).toEqual({ kind: 'none' })
})

const push = {
  kind: 'push-branch',
  branch: 'usher/phi-4/registration',
  base,
  expected: undefined,
  message: 'feat: register phi-4\n',
  changes: [{ path: 'hack/models.sh', change: 'edit', text: 'echo\n', why: 'listed' }],
} as const

const tree = (path: string, mode: string) => ({
  body: { sha: base, truncated: false, tree: [{ path, mode, type: 'blob', sha: head }] },
})
const written = {
  [`GET ${at}/git/trees/${base}?recursive=1`]: tree('hack/models.sh', '100755'),
  [`GET ${at}/git/commits/${base}`]: { body: { sha: base, tree: { sha: 'root' } } },
  [`POST ${at}/git/trees`]: { status: 201, body: { sha: 'new-tree' } },
  [`POST ${at}/git/commits`]: { status: 201, body: { sha: made } },
}

test('a new branch is a tree on the base, a commit, and a ref last', async () => {
  const { outcome, calls } = await done(push, {
    ...written,
    [`POST ${at}/git/refs`]: { status: 201, body: {} },
  })

  expect(outcome).toEqual({ kind: 'pushed', oid: made })
  expect(calls.slice(2)).toEqual([
    {
      name: `POST ${at}/git/trees`,
      body: {
        base_tree: 'root',
        tree: [{ path: 'hack/models.sh', mode: '100755', type: 'blob', content: 'echo\n' }],
      },
    },
    {
      name: `POST ${at}/git/commits`,
      body: { message: 'feat: register phi-4\n', tree: 'new-tree', parents: [base] },
    },
    {
      name: `POST ${at}/git/refs`,
      body: { ref: 'refs/heads/usher/phi-4/registration', sha: made },
    },
  ])
})

test('several commits stand on each other, and only the last of them moves the branch', async () => {
  const file = { path: 'a.md', change: 'create', text: 'a\n', why: 'x' } as const
  const shas = ['first', 'second']
  let commits = 0
  const { outcome, calls } = await done(
    { ...push, earlier: [{ message: 'docs: one\n', changes: [file] }] },
    {
      ...written,
      [`POST ${at}/git/trees`]: () => ({ status: 201, body: { sha: `tree-${commits}` } }),
      [`POST ${at}/git/commits`]: () => {
        const sha = shas[commits]
        commits += 1
        return { status: 201, body: { sha } }
      },
      [`POST ${at}/git/refs`]: { status: 201, body: {} },
    },
  )

  expect(outcome).toEqual({ kind: 'pushed', oid: 'second' })
  expect(calls.slice(2).map(({ body }) => body)).toMatchObject([
    { base_tree: 'root', tree: [{ path: 'a.md', content: 'a\n' }] },
    { message: 'docs: one\n', tree: 'tree-0', parents: [base] },
    { base_tree: 'tree-0', tree: [{ path: 'hack/models.sh' }] },
    { message: 'feat: register phi-4\n', tree: 'tree-1', parents: ['first'] },
    { sha: 'second' },
  ])
})

test('an issue is opened where people are told of it, and remembered', async () => {
  const store = smallStore()
  const action = { kind: 'create-issue', title: 'Audit', body: 'All is well.' } as const
  const { outcome, calls, paces } = await done(
    action,
    { [`POST ${at}/issues`]: { status: 201, body: { number: 9 } } },
    store,
  )

  expect(outcome).toEqual({ kind: 'opened', number: 9 })
  expect(calls[0]?.body).toEqual({ title: 'Audit', body: 'All is well.' })
  expect(paces).toEqual(['notify'])
  expect(store.values.get('audit-issue:42')).toBe('9')
})

test('of an issue only what changes is written', async () => {
  const patched = { [`PATCH ${at}/issues/9`]: { body: {} } }

  const edit = await done({ kind: 'edit-issue', number: 9, body: 'B' }, patched)
  const open = await done({ kind: 'edit-issue', number: 9, state: 'open' }, patched)

  expect(edit.calls[0]?.body).toEqual({ body: 'B' })
  expect(open.calls[0]?.body).toEqual({ state: 'open' })
})

const ref = `${at}/git/ref/heads/usher/phi-4/registration`
const refs = `${at}/git/refs/heads/usher/phi-4/registration`

test('a branch is moved by force only from where it was expected', async () => {
  const { calls } = await done(
    { ...push, expected: tip },
    {
      ...written,
      [`GET ${ref}`]: { body: { object: { sha: tip } } },
      [`PATCH ${refs}`]: { body: {} },
    },
  )

  expect(calls.at(-1)).toEqual({ name: `PATCH ${refs}`, body: { sha: made, force: true } })
})

test("somebody else's commit on our branch stays", async () => {
  const moved = done(
    { ...push, expected: tip },
    { ...written, [`GET ${ref}`]: { body: { object: { sha: head } } } },
  )

  await expect(moved).rejects.toThrow(
    new OutsideError('Could not move usher/phi-4/registration: somebody else has', {
      retryable: true,
    }),
  )
})

test.each([
  ['a symlink', 'hack/models.sh', '120000'],
  ['a folder that is a symlink', 'hack', '120000'],
  ['a submodule', 'hack', '160000'],
])('nothing is written over %s', async (_, path, mode) => {
  const trapped = done(push, {
    ...written,
    [`GET ${at}/git/trees/${base}?recursive=1`]: tree(path, mode),
  })

  await expect(trapped).rejects.toThrow(`${path} is not an ordinary file`)
})

test('what is to be created and is there already is not written over', async () => {
  const [first] = push.changes
  const creation = { ...push, changes: [{ ...first, change: 'create' as const }] }
  const taken = done(creation, {
    ...written,
    [`GET ${at}/git/trees/${base}?recursive=1`]: tree(first.path, '100644'),
  })

  await expect(taken).rejects.toThrow(`Could not create ${first.path}: it is there already`)
})

const dispatch = {
  kind: 'dispatch',
  intent: `validate:42/20260105-phi-4.md:${head}:1`,
  workflow: '.github/workflows/validate-model.yml',
  ref: 'main',
  inputs: { pull_request: '9', head_sha: head, nonce: 'abc' },
} as const
const dispatches = `POST ${at}/actions/workflows/validate-model.yml/dispatches`

test('a dispatch is written down, made, and settled with the id of its run', async () => {
  const store = smallStore()

  const { outcome, calls } = await done(
    dispatch,
    { [dispatches]: { body: { workflow_run_id: 77, run_url: 'u', html_url: 'h' } } },
    store,
  )

  expect(calls[0]?.body).toEqual({
    ref: 'main',
    inputs: { pull_request: '9', head_sha: head, nonce: 'abc' },
    return_run_details: true,
  })
  expect(outcome).toEqual({ kind: 'dispatched', run: '77', link: 'h' })
  expect((await store.intents('validate:42/')).map((intent) => intent.outcome)).toEqual(['77'])
})

test.for(['x"; rm -rf /', 'a\nb', '$(id)', '', 'a'.repeat(300)])(
  'a workflow is not started with %j, which a shell may read as something else',
  async (nonce) => {
    const action = { ...dispatch, inputs: { ...dispatch.inputs, nonce } }

    const { outcome, calls } = await done(action, {})

    expect(outcome).toEqual({ kind: 'refused', status: undefined })
    expect(calls).toEqual([])
  },
)

test('an intent is dispatched once, even when the answer to the first time was lost', async () => {
  const store = smallStore()
  const lost = done(dispatch, { [dispatches]: { status: 502, body: {} } }, store)
  await expect(lost).rejects.toThrow('Could not start .github/workflows/validate-model.yml')

  const { calls } = await done(dispatch, {}, store)

  expect(calls).toEqual([])
  expect((await store.intents('validate:')).map((intent) => intent.outcome)).toEqual([undefined])
})

test('a GitHub that does not name the run has dispatched all the same', async () => {
  const store = smallStore()

  await done(dispatch, { [dispatches]: { status: 204 } }, store)

  expect((await store.intents('validate:')).map((intent) => intent.outcome)).toEqual(['dispatched'])
})

test.each([
  [422, 'refused:422'],
  [404, 'refused:404'],
  [403, 'refused:403'],
])('a dispatch refused with %i is written down and not made again', async (status, outcome) => {
  const store = smallStore()

  const first = await done(dispatch, { [dispatches]: { status, body: { message: 'No' } } }, store)
  const second = await done(dispatch, {}, store)

  expect(first.outcome).toEqual({ kind: 'refused', status })
  expect((await store.intents('validate:')).map((intent) => intent.outcome)).toEqual([outcome])
  expect(second.calls).toEqual([])
})

test('a server that does not know how to name the run is asked without', async () => {
  const store = smallStore()
  const old: Parameters<typeof done>[1] = {
    [dispatches]: ({ body }) =>
      'return_run_details' in body ? { status: 400, body: { message: 'No' } } : { status: 204 },
  }

  const { outcome, calls } = await done(dispatch, old, store)

  expect(outcome).toEqual({ kind: 'none' })
  expect(calls.map(({ body }) => body.inputs)).toEqual([dispatch.inputs, dispatch.inputs])
  expect((await store.intents('validate:')).map((intent) => intent.outcome)).toEqual(['dispatched'])
})

test('looking again later changes nothing now', async () => {
  const { calls, paces } = await done({ kind: 'look-again', at: new Date(0) }, {})

  expect([calls, paces]).toEqual([[], []])
})
