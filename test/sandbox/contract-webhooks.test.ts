import { expect, test } from 'vitest'
import { webhookContract } from '../../src/sandbox/contract/webhooks.ts'

const contract = webhookContract()
const user = { login: 'ada', id: 1, type: 'User' }
const oid = 'c'.repeat(40)
const repo = { id: 5, name: 'engine', full_name: 'ada/engine', owner: user, private: false }
const world = { repository: repo, sender: user, installation: { id: 3, node_id: 'I3' } }
const branch = { ref: 'main', sha: oid, label: 'ada:main', user, repo }
const pull = { number: 7, title: 'A change', user, head: branch, base: branch, labels: [] }
const issue = { number: 7, title: 'A change', user, labels: [{ name: 'a' }], pull_request: {} }
const run = { id: 4, name: 'build', head_sha: oid, conclusion: 'success', status: 'completed' }

test.each<[string, string | undefined, object]>([
  ['pull_request', 'opened', { ...world, number: 7, pull_request: pull }],
  ['pull_request', 'synchronize', { ...world, before: oid, after: oid, pull_request: pull }],
  ['pull_request', 'labeled', { ...world, pull_request: pull, label: { name: 'a' } }],
  [
    'pull_request',
    'closed',
    { ...world, pull_request: { ...pull, merged: true, merged_by: user } },
  ],
  ['pull_request', 'review_requested', { ...world, pull_request: pull, requested_reviewer: user }],
  ['pull_request', 'edited', { ...world, pull_request: pull, changes: { title: { from: 'B' } } }],
  ['pull_request_review', 'submitted', { ...world, pull_request: pull, review: { user } }],
  ['pull_request_review_comment', 'created', { ...world, pull_request: pull, comment: { user } }],
  ['issue_comment', 'created', { ...world, issue, comment: { id: 12, body: 'Hello', user } }],
  ['issue_comment', 'edited', { ...world, issue, changes: { body: { from: 'Hi' } } }],
  ['issue_comment', 'deleted', { ...world, issue, comment: { id: 12, user: null } }],
  ['issues', 'opened', { ...world, issue: { number: 8, user } }],
  ['push', undefined, { ...world, ref: 'refs/heads/main', commits: [{ id: oid, added: ['a'] }] }],
  ['create', undefined, { ...world, ref: 'topic', ref_type: 'branch' }],
  ['check_run', 'completed', { ...world, check_run: { ...run, check_suite: { id: 2 } } }],
  [
    'check_run',
    'requested_action',
    { ...world, check_run: run, requested_action: { identifier: 'x' } },
  ],
  ['check_suite', 'rerequested', { ...world, check_suite: { id: 2, head_sha: oid } }],
  ['workflow_run', 'completed', { ...world, workflow_run: { ...run, actor: user } }],
  ['workflow_run', 'requested', { ...world, workflow_run: { ...run, path: '.github/w.yml' } }],
  ['workflow_job', 'completed', { ...world, workflow_job: { ...run, steps: [{ name: 's' }] } }],
  ['status', undefined, { ...world, sha: oid, context: 'c', state: 'success' }],
  ['label', 'edited', { ...world, label: { name: 'a' }, changes: { name: { from: 'b' } } }],
  ['installation', 'created', { ...world, installation: { id: 3, account: user } }],
  ['merge_group', 'checks_requested', { ...world, merge_group: { head_sha: oid } }],
  ['repository_dispatch', 'refresh', { ...world, action: 'refresh', client_payload: { a: 1 } }],
  ['ping', undefined, { zen: 'Keep it simple.' }],
])('a partial %s %s payload is filled without a violation', (event, action, partial) => {
  const payload = contract.fill(event, action, partial)

  expect(contract.check(event, action, payload)).toEqual([])
  expect(payload).toMatchObject(partial)
  if (action !== undefined) expect(payload).toHaveProperty('action', action)
})

test('a payload that lacks a field or holds a wrong value is a violation', () => {
  const filled = contract.fill('check_run', 'completed', { ...world, check_run: run })

  expect(contract.check('check_run', 'completed', { ...Object(filled), check_run: {} })).toContain(
    "check_run.completed: check_run must have required property 'head_sha'",
  )
  expect(contract.check('check_run', 'completed', { ...Object(filled), action: 'done' })).toEqual([
    'check_run.completed: action must be equal to one of the allowed values: completed',
  ])
})

test('an event that GitHub does not know is refused', () => {
  expect(() => contract.check('pull_request', 'exploded', {})).toThrow(
    'No event pull_request with action exploded in the slice',
  )
})
