import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { type HubAsked, hubConfig, hubModel } from '../../src/sources/hub.ts'

afterEach(() => {
  nock.cleanAll()
})

const id = 'wetland/heron-3b'
const page = `/api/models/${id}?blobs=true`
const hub = () => nock('https://hub.example')
const sha = 'a1'.repeat(20)

function ask(more: Partial<HubAsked> = {}) {
  return hubModel({ id, baseUrl: 'https://hub.example/', fetch, pause: async () => {}, ...more })
}

test('a model is answered as the Hub has it', async () => {
  hub().get(page).reply(200, { id, sha })

  expect(await ask()).toEqual({ kind: 'answer', json: { id, sha } })
})

test('a commit is asked for by its name', async () => {
  hub().get(`/api/models/${id}/revision/${sha}?blobs=true`).reply(200, { id })

  expect(await ask({ revision: sha })).toEqual({ kind: 'answer', json: { id } })
})

test('its configuration is found where the Hub keeps it', async () => {
  hub()
    .get(`/${id}/resolve/${sha}/config.json`)
    .reply(307, '', { location: '/api/cache/config.json' })
  hub().get('/api/cache/config.json').reply(200, { hidden_size: 8 })
  const asked = { id, revision: sha, baseUrl: 'https://hub.example', fetch, pause: async () => {} }

  expect(await hubConfig(asked)).toEqual({ kind: 'answer', json: { hidden_size: 8 } })
})

test.each(['../../x', 'gpt2', 'a/b?c=d'])('%s is refused before any call', async (odd) => {
  expect(await ask({ id: odd })).toEqual({
    kind: 'refused',
    reason: `\`${odd}\` is no \`org/name\``,
  })
})

test('a short commit is refused before any call', async () => {
  expect(await ask({ revision: 'a1b2c3d' })).toEqual({
    kind: 'refused',
    reason: '`a1b2c3d` is no full commit',
  })
})

test.each([
  [401, {}, `${id} is missing, private or gated; without a token there is no telling which`],
  [
    401,
    { 'x-error-code': 'RepoNotFound' },
    `${id} is missing, private or gated; without a token there is no telling which`,
  ],
  [
    403,
    { 'x-error-code': 'GatedRepo' },
    `${id} is gated: it needs the token of somebody who accepted its terms`,
  ],
  [404, { 'x-error-code': 'RevisionNotFound' }, `${id} has no commit`],
  [404, { 'x-error-code': 'EntryNotFound' }, `the file is missing in ${id} at this commit`],
  [
    403,
    { 'x-error-message': 'Access to this resource is disabled.' },
    `the Hub has disabled ${id}`,
  ],
  [418, {}, `the Hub answered 418 about ${id}`],
])('an answer of %i with %j is put in words', async (status, headers, reason) => {
  hub().get(page).reply(status, '', headers)

  expect(await ask()).toEqual({ kind: 'refused', reason })
})

test('with a token, a model that is not found is said to be', async () => {
  nock('https://huggingface.co', { reqheaders: { authorization: 'Bearer hf_x' } })
    .get(page)
    .reply(404, '', { 'x-error-code': 'RepoNotFound' })

  expect(await ask({ baseUrl: 'https://huggingface.co', token: 'hf_x' })).toEqual({
    kind: 'refused',
    reason: `${id} was not found, or is private`,
  })
})

test('a token goes to nobody but Hugging Face', async () => {
  nock('https://hub.example', { badheaders: ['authorization'] })
    .get(page)
    .reply(200, { id })

  expect(await ask({ token: 'hf_x' })).toEqual({ kind: 'answer', json: { id } })
})

test('a busy Hub is asked again, three times in all', async () => {
  const waits: number[] = []
  const pause = async (ms: number) => void waits.push(ms)
  hub().get(page).reply(503)
  hub().get(page).reply(429, '', { ratelimit: '"api";r=0;t=2' })
  hub().get(page).reply(200, { id })

  expect(await ask({ pause })).toEqual({ kind: 'answer', json: { id } })
  expect(waits).toEqual([300, 2000])
})

test('a Hub that stays away is an error of the outside', async () => {
  hub().get(page).times(3).reply(502)

  await expect(ask()).rejects.toThrow(`Could not ask Hugging Face about ${id}: it answered 502`)
})

test('nobody waits minutes for a limit to lapse', async () => {
  hub().get(page).reply(429, '', { ratelimit: '"api";r=0;t=240' })

  await expect(ask()).rejects.toThrow('too many calls for now')
})

test('a page that is no JSON, or too long, is no answer', async () => {
  hub().get(page).reply(200, '<html>')
  await expect(ask()).rejects.toThrow('its answer is no JSON')

  hub().get(page).times(3).reply(200, 'x'.repeat(4_100_000))
  await expect(ask()).rejects.toThrow('too long')
})

test('another host is not followed', async () => {
  hub().get(page).times(3).reply(302, '', { location: 'https://elsewhere.example/' })

  await expect(ask()).rejects.toThrow('it sent us to another host')
})
