import type { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import type { Change } from '../../src/edit/files.ts'
import { at, independent, secret } from './independent.ts'
import { listening } from './listening.ts'

async function issue(octokit: Octokit, labels: string[] = []): Promise<number> {
  const { data } = await octokit.rest.issues.create({ ...at, title: 'One more model', labels })
  return data.number
}

async function commentsOn(octokit: Octokit, number: number) {
  const { data } = await octokit.rest.issues.listComments({ ...at, issue_number: number })
  return data.map(({ id, body }) => ({ id: String(id), body }))
}

async function labelsOn(octokit: Octokit, number: number) {
  const { data } = await octokit.rest.issues.listLabelsOnIssue({ ...at, issue_number: number })
  return data.map(({ name }) => name).toSorted()
}

const created = (path: string, text: string): Change => ({
  path,
  text,
  change: 'create',
  why: 'the model needs it',
})

async function textAt(octokit: Octokit, path: string, ref: string) {
  const { data } = await octokit.rest.repos.getContent({ ...at, path, ref })
  return 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : undefined
}

test('a comment is written, found by the id it was given, and edited in place', async () => {
  const { rin, act } = await independent()
  const number = await issue(rin)

  const made = await act({ kind: 'create-comment', number, body: 'Needs an approval.' })
  const id = made.kind === 'created' ? made.id : ''
  await act({ kind: 'edit-comment', id, body: 'Approved by ada.' })

  expect(await commentsOn(rin, number)).toEqual([{ id, body: 'Approved by ada.' }])
})

test('a comment is deleted, and one that is gone already stays gone', async () => {
  const { rin, act } = await independent()
  const number = await issue(rin)
  const made = await act({ kind: 'create-comment', number, body: 'Needs an approval.' })
  const id = made.kind === 'created' ? made.id : ''

  await act({ kind: 'delete-comment', id })
  await act({ kind: 'delete-comment', id })

  expect(await commentsOn(rin, number)).toEqual([])
})

test('a label is defined with its colour and description', async () => {
  const { rin, act } = await independent()
  const name = 'proposal: approved'

  await act({ kind: 'create-label', name, color: '0e8a16', description: 'By a maintainer' })

  const { data } = await rin.rest.issues.getLabel({ ...at, name })
  expect([data.color, data.description]).toEqual(['0e8a16', 'By a maintainer'])
})

test('labels are put on and taken off, and those of others stay', async () => {
  const { rin, act } = await independent()
  const number = await issue(rin, ['good first issue'])

  await act({
    kind: 'add-labels',
    number,
    labels: ['proposal: provisional', 'proposal: approved'],
  })
  await act({ kind: 'remove-label', number, label: 'proposal: provisional' })
  await act({ kind: 'remove-label', number, label: 'proposal: provisional' })

  expect(await labelsOn(rin, number)).toEqual(['good first issue', 'proposal: approved'])
})

test('a check is shown completed, then updated', async () => {
  const { rin, head, act } = await independent()
  const check = {
    name: 'usher / proposal',
    head,
    externalId: 'docs/proposals/x.md',
    conclusion: 'failure',
    title: '1 problem',
    summary: 'One section is missing.',
    text: '',
    buttons: [],
    annotations: [],
  } as const

  const made = await act({ kind: 'create-check', check })
  const id = made.kind === 'created' ? made.id : ''
  await act({ kind: 'update-check', id, check: { ...check, conclusion: 'success', title: 'Fine' } })

  const { data } = await rin.rest.checks.listForRef({ ...at, ref: head })
  const runs = data.check_runs.map((run) => [String(run.id), run.conclusion, run.output.title])
  expect(runs).toEqual([[id, 'success', 'Fine']])
})

test('a branch of ours stands on the commit it was made from and keeps its files', async () => {
  const { rin, head, act } = await independent()
  const branch = 'usher/phi-4/preset'
  const push = { kind: 'push-branch', branch, message: 'Add phi-4', expected: undefined } as const

  const pushed = await act({
    ...push,
    base: head,
    changes: [created('presets/phi-4/model.go', 'package phi4\n')],
  })

  const oid = pushed.kind === 'pushed' ? pushed.oid : ''
  const { data: ref } = await rin.rest.git.getRef({ ...at, ref: `heads/${branch}` })
  const { data: commit } = await rin.rest.git.getCommit({ ...at, commit_sha: oid })
  expect(ref.object.sha).toBe(oid)
  expect(commit.message).toBe('Add phi-4')
  expect(commit.parents.map(({ sha }) => sha)).toEqual([head])
  expect(await textAt(rin, 'presets/phi-4/model.go', branch)).toBe('package phi4\n')
  expect(await textAt(rin, 'README.md', branch)).toContain('# kaito')
})

test('a branch of ours is moved from where it was, and left alone once somebody else has', async () => {
  const { rin, head, act } = await independent()
  const branch = 'usher/phi-4/preset'
  const push = { kind: 'push-branch', branch, base: head, message: 'Add phi-4' } as const
  const say = (text: string) => [created('a.txt', text)]
  const first = await act({ ...push, expected: undefined, changes: say('one') })
  const expected = first.kind === 'pushed' ? first.oid : ''

  await act({ ...push, expected, changes: say('two') })
  const late = act({ ...push, expected, changes: say('three') })

  await expect(late).rejects.toThrow(`Could not move ${branch}: somebody else has`)
  expect(await textAt(rin, 'a.txt', branch)).toBe('two')
})

test('its webhook is believed, stored and acknowledged', async () => {
  const ear = await listening(secret)
  const { rin } = await independent(ear.url)

  await open(rin)

  expect(await ear.answered).toBe(202)
  expect(await ear.key()).toBe('pull:1#1')
})

test('its webhook is refused and forgotten where the secrets differ', async () => {
  const ear = await listening(`${secret}, once upon a time`)
  const { rin } = await independent(ear.url)

  await open(rin)

  expect(await ear.answered).toBe(401)
  expect(await ear.key()).toBeUndefined()
})

/** rin opens a pull request from a branch of one file. */
async function open(rin: Octokit): Promise<void> {
  const { data } = await rin.rest.git.getRef({ ...at, ref: 'heads/main' })
  await rin.rest.git.createRef({ ...at, ref: 'refs/heads/phi-4', sha: data.object.sha })
  await rin.rest.repos.createOrUpdateFileContents({
    ...at,
    branch: 'phi-4',
    path: 'docs/proposals/x.md',
    message: 'docs: ask for one more model',
    content: Buffer.from('# phi-4').toString('base64'),
  })
  await rin.rest.pulls.create({ ...at, title: 'One more model', head: 'phi-4', base: 'main' })
}
