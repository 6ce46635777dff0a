import { describe, expect, test } from 'vitest'
import { restContract } from '../../src/sandbox/contract/rest.ts'

const contract = restContract()
const problem = { message: 'Not Found', documentation_url: 'https://docs.invalid/' }

function route(method: string, path: string): unknown {
  const found = contract.routeOf(method, path)
  return found && [found.operationId, Object.fromEntries(found.parameters)]
}

function request(operationId: string, body: unknown, query = ''): readonly string[] {
  return contract.checkRequest(operationId, { query: new URLSearchParams(query), body })
}

describe('routing', () => {
  const here = { owner: 'ada', repo: 'engine' }

  test.each([
    ['GET', '/repos/ada/engine', 'repos/get', here],
    ['GET', '/repos/ada/engine/pulls/7', 'pulls/get', { ...here, pull_number: '7' }],
    ['GET', '/repos/ada/engine/contents/', 'repos/get-content', { ...here, path: '' }],
    ['GET', '/repos/ada/engine/contents', 'repos/get-content', { ...here, path: '' }],
    [
      'GET',
      '/repos/ada/engine/contents/.github%2Fapp.yml',
      'repos/get-content',
      { ...here, path: '.github/app.yml' },
    ],
    [
      'GET',
      '/repos/ada/engine/contents/a/b%2520c',
      'repos/get-content',
      { ...here, path: 'a/b%20c' },
    ],
    ['GET', '/repos/ada/engine/git/ref/heads/a/b', 'git/get-ref', { ...here, ref: 'heads/a/b' }],
    [
      'GET',
      '/repos/ada/engine/commits/heads/a/check-runs',
      'checks/list-for-ref',
      { ...here, ref: 'heads/a' },
    ],
    ['GET', '/repos/ada/engine/commits/main', 'repos/get-commit', { ...here, ref: 'main' }],
    [
      'GET',
      '/repos/ada/engine/compare/main...eve:a/b',
      'repos/compare-commits-with-basehead',
      { ...here, basehead: 'main...eve:a/b' },
    ],
    [
      'GET',
      '/repos/ada/engine/rules/branches/a%2Fb',
      'repos/get-branch-rules',
      { ...here, branch: 'a/b' },
    ],
    [
      'delete',
      '/repos/ada/engine/issues/3/labels/good%20first',
      'issues/remove-label',
      { ...here, issue_number: '3', name: 'good first' },
    ],
  ])('%s %s is %s', (method, path, operationId, parameters) => {
    expect(route(method, path)).toEqual([operationId, parameters])
  })

  test.each([
    ['GET', '/repos/ada/engine/pulls/seven'],
    ['POST', '/repos/ada/engine'],
    ['GET', '/gists'],
    ['GET', '/repos/ada/engine/contents/%zz'],
  ])('%s %s is no operation', (method, path) => {
    expect(route(method, path)).toBeUndefined()
  })
})

describe('requests', () => {
  const run = {
    name: 'shape',
    head_sha: 'a'.repeat(40),
    status: 'completed',
    conclusion: 'success',
  }
  const note = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }
  const output = (annotations: readonly unknown[]): unknown => {
    return { ...run, output: { title: 't', summary: 's', annotations } }
  }

  test('what GitHub describes passes', () => {
    expect(request('checks/create', output(Array.from({ length: 50 }, () => note)))).toEqual([])
    expect(request('pulls/list', undefined, 'state=open&per_page=100&sort=updated')).toEqual([])
    expect(request('issues/add-labels', { labels: ['a', 'b'] })).toEqual([])
    expect(request('issues/set-labels', { labels: ['a'] })).toEqual([])
    expect(request('issues/set-labels', { labels: [] })).toEqual([])
    expect(request('issues/create', { title: 't', labels: ['a'], assignees: ['ada'] })).toEqual([])
    expect(request('issues/update', { state: 'closed', state_reason: 'completed' })).toEqual([])
    expect(
      request('pulls/create-review', {
        event: 'COMMENT',
        comments: [{ path: 'a', line: 3, side: 'RIGHT', body: 'b' }],
      }),
    ).toEqual([])
    expect(request('checks/update', { status: 'completed', conclusion: 'failure' })).toEqual([])
    expect(request('pulls/merge', { merge_method: 'squash', sha: 'a'.repeat(40) })).toEqual([])
    expect(
      request('actions/create-workflow-dispatch', { ref: 'main', inputs: { any: 'x' } }),
    ).toEqual([])
    expect(
      request('git/create-tree', {
        base_tree: 'a'.repeat(40),
        tree: [{ path: 'a', mode: '100644', type: 'blob', sha: null }],
      }),
    ).toEqual([])
  })

  test('a misspelt body field is named, at any depth', () => {
    expect(request('issues/create-comment', { body: 'x', boddy: 'y' })).toEqual([
      'body field boddy is not known',
    ])
    expect(request('checks/create', output([{ ...note, titel: 'x' }]))).toEqual([
      'body field output/annotations/0/titel is not known',
    ])
    expect(request('checks/update', { conclusion: 'success', sumary: 'x' })).toEqual([
      'body field sumary is not known',
    ])
  })

  test('an unknown, ill-typed or missing query parameter is named', () => {
    expect(request('pulls/list', undefined, 'stat=open&per_page=ten&state=opened')).toEqual([
      'query parameter stat is not known',
      'query parameter per_page must not be "ten"',
      'query parameter state must not be "opened"',
    ])
  })

  test('values outside the lists and limits are named', () => {
    expect(request('checks/create', { ...run, conclusion: 'fail' })).toEqual([
      expect.stringContaining('body: conclusion must be equal to one of the allowed values'),
    ])
    expect(request('pulls/merge', { merge_method: 'ff' })).toHaveLength(1)
    expect(request('reactions/create-for-issue-comment', { content: 'thumbsup' })).toHaveLength(1)
    expect(request('checks/create', output(Array.from({ length: 51 }, () => note)))).toEqual([
      'body: output/annotations must NOT have more than 50 items',
    ])
    expect(request('checks/create', { ...run, output: { summary: 's' } })).toEqual([
      "body: output must have required property 'title'",
    ])
  })

  test('a body is sent where one is described and nowhere else', () => {
    expect(request('pulls/create', undefined)).toEqual(['the body is missing'])
    expect(request('repos/get', {})).toEqual(['a body was sent where none is described'])
  })
})

describe('answers', () => {
  test('a described answer that lacks a field is a violation', () => {
    expect(contract.checkAnswer('git/get-ref', 200, { ref: 'refs/heads/main' })).toEqual([
      "answer 200: the value must have required property 'node_id'",
      "answer 200: the value must have required property 'url'",
      "answer 200: the value must have required property 'object'",
    ])
  })

  test('a status that is not described is a violation unless it is a common error', () => {
    expect(contract.checkAnswer('checks/create', 202, {})).toEqual(['status 202 is not described'])
    expect(contract.checkAnswer('checks/create', 304, undefined)).toHaveLength(1)
    expect(contract.checkAnswer('checks/create', 418, problem)).toHaveLength(1)
    expect(contract.checkAnswer('checks/create', 422, problem)).toEqual([])
    expect(contract.checkAnswer('checks/create', 502, problem)).toEqual([])
    expect(contract.checkAnswer('checks/create', 404, {})).toHaveLength(1)
  })

  test('an answer in another media type, an unchanged one and an empty one pass', () => {
    expect(contract.checkAnswer('pulls/get', 200, 'diff --git a/x b/x')).toEqual([])
    expect(contract.checkAnswer('git/get-ref', 304, undefined)).toEqual([])
    expect(contract.checkAnswer('git/delete-ref', 204, undefined)).toEqual([])
    expect(contract.checkAnswer('git/delete-ref', 204, { gone: true })).toHaveLength(1)
  })
})

const user = { login: 'ada', id: 1 }
const oid = 'c'.repeat(40)
const branch = { ref: 'main', sha: oid, label: 'ada:main', user, repo: { id: 5, name: 'engine' } }

test.each<[string, number, unknown]>([
  ['pulls/get', 200, { number: 7, title: 'A change', user, head: branch, base: branch }],
  ['pulls/list', 200, [{ number: 7, head: { ...branch, repo: null } }]],
  ['pulls/get', 200, { number: 7, base: branch, head: { ...branch, repo: null }, labels: [{}] }],
  ['issues/create-comment', 201, { id: 12, body: 'Hello', user }],
  ['checks/create', 201, { id: 9, name: 'shape', status: 'completed', conclusion: 'success' }],
  ['actions/list-workflow-runs', 200, { total_count: 1, workflow_runs: [{ id: 4, actor: user }] }],
  ['apps/create-installation-access-token', 201, { token: 'ghs_0', repositories: [{ id: 5 }] }],
  ['git/get-tree', 200, { sha: oid, tree: [{ path: 'a', sha: oid, type: 'blob' }] }],
  ['git/get-commit', 200, { sha: oid, message: 'm', parents: [{ sha: oid }] }],
  ['repos/get-content', 200, [{ type: 'file', name: 'a', path: 'a', sha: oid }]],
  ['repos/get-content', 200, { type: 'file', name: 'a', content: '', encoding: 'base64' }],
  ['repos/get-content', 200, { type: 'symlink', name: 'a', target: 'b' }],
  ['repos/get-commit', 200, { sha: oid, commit: { message: 'm' }, author: user, files: [{}] }],
  ['users/get-by-username', 200, { login: 'ada', id: 1 }],
  ['issues/list-events-for-timeline', 200, [{ event: 'labeled', label: { name: 'a' } }]],
  ['issues/list-labels-on-issue', 200, [{ name: 'a', color: 'ffffff' }]],
  ['repos/compare-commits-with-basehead', 200, { status: 'ahead', commits: [{ sha: oid }] }],
  ['git/create-blob', 422, problem],
])('a partial %s answer is filled to %i without a violation', (operationId, status, partial) => {
  const filled = contract.fill(operationId, status, partial)

  expect(contract.checkAnswer(operationId, status, filled)).toEqual([])
  expect(filled).toMatchObject(partial instanceof Object ? partial : {})
})

test('filling keeps what is given, adds only what is required, and drops undefined', () => {
  const label = contract.fill('issues/get-label', 200, { name: 'a', description: undefined })

  expect(label).toMatchInlineSnapshot(`
    {
      "color": "",
      "default": false,
      "description": null,
      "id": 0,
      "name": "a",
      "node_id": "",
      "url": "https://example.invalid/",
    }
  `)
})
