import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { arrange } from '../src/cli/demo/arrange.ts'
import { registration } from '../src/cli/demo/registration.ts'
import { usherProbot } from '../src/github/probot.ts'

const lines = readFileSync('app.yml', 'utf8').split('\n')

/** One permission or event a line, as it is granted or, behind `#`, as it would be. */
const granted = lines.filter((line) => /^ {2}(?:- \w+|\w+: \w+)$/.test(line))
const optional = lines.filter((line) => /^ {2}# (?:- \w+|\w+: (?:read|write))$/.test(line))

test('the app asks for the permissions and events of the whole life, and no others', () => {
  expect(registration()).toEqual({
    permissions: {
      metadata: 'read',
      contents: 'write',
      pull_requests: 'write',
      issues: 'write',
      checks: 'write',
      actions: 'write',
      merge_queues: 'read',
    },
    events: [
      'pull_request',
      'pull_request_review',
      'issue_comment',
      'push',
      'check_run',
      'check_suite',
      'workflow_run',
      'merge_group',
      'repository',
      'label',
    ],
  })
})

test('what belongs to an optional feature is there, commented out', () => {
  expect(optional.map((line) => line.trim())).toEqual([
    '# members: read',
    '# statuses: read',
    '# - workflow_job',
    '# - membership',
    '# - status',
  ])
})

test('every permission and event has its reason above it', () => {
  const bare = [...granted, ...optional].filter((line) => {
    const above = lines[lines.indexOf(line) - 1] ?? ''
    return optional.includes(above) || !/^ {2}# .+[.:]$/.test(above)
  })

  expect(granted).toHaveLength(17)
  expect(bare).toEqual([])
})

test('the app of the demo may do what a registered one may', async () => {
  const { sandbox, app } = await arrange({})
  const probot = usherProbot({
    appId: app.id,
    privateKey: app.privateKey,
    secret: app.secret,
    apiUrl: sandbox.url,
    log: pino({ level: 'silent' }),
    fetch: sandbox.fetch,
  })
  const octokit = await probot.auth()
  const { data } = await octokit.rest.apps.getAuthenticated()
  await sandbox.close()

  expect({ permissions: data?.permissions, events: data?.events }).toEqual(registration())
})
