import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { modelsList } from '../../src/sources/models-api.ts'

afterEach(() => {
  nock.cleanAll()
})

const path = '/v1/models?extended=true'
const api = () => nock('https://api.example')
const paused: number[] = []

function ask(): Promise<unknown> {
  paused.length = 0
  const pause = async (ms: number): Promise<void> => {
    paused.push(ms)
  }
  return modelsList({ url: `https://api.example${path}`, fetch, pause })
}

/** What people are told; the address without its query. */
async function refusal(): Promise<string> {
  return await ask().then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'odd'),
  )
}

const about = 'OutsideError: Could not ask https://api.example/v1/models for its models:'

test('a list is answered as it is', async () => {
  api().get(path).matchHeader('accept', 'application/json').reply(200, { data: [] })

  expect(await ask()).toEqual({ data: [] })
})

test('a busy server is asked again, as late as it says', async () => {
  api().get(path).reply(429, '', { 'retry-after': '2' })
  api().get(path).reply(503)
  api().get(path).reply(200, { data: [] })

  expect(await ask()).toEqual({ data: [] })
  expect(paused).toEqual([2000, 600])
})

test('three times is enough', async () => {
  api().get(path).times(3).reply(500)

  expect(await refusal()).toBe(`${about} it answered 500`)
  expect(nock.isDone()).toBe(true)
})

test('one that wants us to wait long is not waited for', async () => {
  api().get(path).reply(429, '', { 'retry-after': '600' })

  expect(await refusal()).toBe(`${about} it answered 429`)
})

test.for([
  [404, {}, 'it answered 404'],
  [
    301,
    { location: 'https://elsewhere.example/models' },
    'it answered 301 and points to `https://elsewhere.example/models`',
  ],
] as const)('an answer %i is final', async ([status, headers, said]) => {
  api().get(path).reply(status, '', headers)

  expect(await refusal()).toBe(`${about} ${said}`)
})

test('an answer that is no JSON, or too long, is none', async () => {
  api().get(path).reply(200, '<html>')
  expect(await refusal()).toBe(`${about} its answer is no JSON`)

  api()
    .get(path)
    .reply(200, `"${'x'.repeat(4_000_001)}"`)
  expect(await refusal()).toBe(`${about} The answer is too long`)
})

test('a server nobody reaches is told with its reason', async () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  api().get(path).times(3).replyWithError(refused)

  expect(await refusal()).toMatch(/^OutsideError: Could not ask .* for its models: .*/)
  expect(paused).toHaveLength(2)
})
