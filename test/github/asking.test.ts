import { Octokit } from '@octokit/rest'
import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { accessThrough } from '../../src/github/access.ts'
import { OutsideError } from '../../src/reconcile/outside-error.ts'

afterEach(() => {
  nock.cleanAll()
})

const log = { debug() {}, info() {}, warn() {}, error() {} }
const access = accessThrough(new Octokit({ auth: 'token', log }))
const github = () => nock('https://api.github.com')

async function failureOf(asked: Promise<unknown>): Promise<OutsideError> {
  const error = await asked.catch((cause: unknown) => cause)
  if (error instanceof OutsideError) return error
  throw new Error('It did not fail as it should')
}

const askLabel = () =>
  access.ask('read a label', (octokit) =>
    octokit.rest.issues.getLabel({ owner: 'o', repo: 'r', name: 'x' }),
  )

test.each([
  [500, {}, true],
  [502, {}, true],
  [429, { 'retry-after': '60' }, true],
  [403, { 'retry-after': '60' }, true],
  [403, { 'x-ratelimit-remaining': '0' }, true],
  [403, {}, false],
  [404, {}, false],
  [422, {}, false],
])('a %i with %o is worth another try: %s', async (status, headers, retryable) => {
  github().get('/repos/o/r/labels/x').reply(status, { message: 'no' }, headers)

  const error = await failureOf(askLabel())

  expect(error.message).toBe('Could not read a label')
  expect(error.retryable).toBe(retryable)
})

test('a connection that breaks is worth another try', async () => {
  github().get('/repos/o/r/labels/x').replyWithError('socket hang up')

  expect((await failureOf(askLabel())).retryable).toBe(true)
})

test('a token that has gone stale is renewed once', async () => {
  github().get('/repos/o/r/labels/x').reply(401, { message: 'Bad credentials' })
  github().get('/repos/o/r/labels/x').reply(200, { name: 'x' })

  expect((await askLabel()).data.name).toBe('x')
})

test('a token that stays stale is a failure', async () => {
  github().get('/repos/o/r/labels/x').twice().reply(401, { message: 'Bad credentials' })

  expect((await failureOf(askLabel())).retryable).toBe(false)
})

const question = { query: 'query q { viewer { login } }', variables: {} }
const answer = z.object({ viewer: z.object({ login: z.string() }).nullable() })

test('what GraphQL could not find is a hole in the answer', async () => {
  const errors = [{ type: 'NOT_FOUND', message: 'Could not resolve', path: ['viewer'] }]
  github()
    .post('/graphql')
    .reply(200, { data: { viewer: null }, errors })

  expect(await access.query('look', question, answer)).toEqual({ viewer: null })
})

test('any other error of GraphQL is a failure, a time-out one worth another try', async () => {
  const errors = (type?: string) => [{ type, message: 'no' }]
  github()
    .post('/graphql')
    .reply(200, { data: null, errors: errors('FORBIDDEN') })
  github().post('/graphql').reply(200, { data: null, errors: errors() })

  expect((await failureOf(access.query('look', question, answer))).retryable).toBe(false)
  expect((await failureOf(access.query('look', question, answer))).retryable).toBe(true)
})

test('an answer of another shape is a failure', async () => {
  github()
    .post('/graphql')
    .reply(200, { data: { viewer: 7 } })

  expect((await failureOf(access.query('look', question, answer))).message).toBe('Could not look')
})
