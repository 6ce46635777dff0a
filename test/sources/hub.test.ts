import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { type HubAsked, hubFile, hubModel } from '../../src/sources/hub.ts'

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

  expect(await hubFile(asked, 'config.json')).toEqual({ kind: 'answer', json: { hidden_size: 8 } })
})

test.each(['../../x', 'gpt2', 'a/b?c=d'])('%s is refused before any call', async (odd) => {
  expect(await ask({ id: odd })).toEqual({
    kind: 'refused',
    why: 'other',
    reason: `\`${odd}\` is no \`org/name\``,
  })
})

test('a short commit is refused before any call', async () => {
  expect(await ask({ revision: 'a1b2c3d' })).toEqual({
    kind: 'refused',
    why: 'other',
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

  expect(await ask()).toMatchObject({ kind: 'refused', reason })
})

test('with a token, a model that is not found is said to be', async () => {
  nock('https://huggingface.co', { reqheaders: { authorization: 'Bearer hf_x' } })
    .get(page)
    .reply(404, '', { 'x-error-code': 'RepoNotFound' })

  expect(await ask({ baseUrl: 'https://huggingface.co', token: 'hf_x' })).toEqual({
    kind: 'refused',
    why: 'hidden',
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

  await expect(ask()).rejects.toThrow('too many calls for now, again in 240 s')
})

test('a page that is no JSON, or too long, is no answer', async () => {
  hub().get(page).reply(200, '<html>')
  await expect(ask()).rejects.toThrow('its answer is no JSON')

  hub().get(page).reply(200, 'x'.repeat(4_100_000))
  await expect(ask()).rejects.toThrow('too long')

  hub().get(page).reply(200, '{}', { 'content-length': '5000000' })
  await expect(ask()).rejects.toThrow('too long')
})

test('another host is not followed', async () => {
  hub().get(page).reply(302, '', { location: 'https://elsewhere.example/' })

  await expect(ask()).rejects.toThrow('it sent us to another host')
})

test('a Hub that names a time is asked again at that time', async () => {
  const waits: number[] = []
  const pause = async (ms: number) => void waits.push(ms)
  hub().get(page).reply(429, '', { 'retry-after': '3' })
  hub().get(page).reply(503, '', {
    date: 'Wed, 11 Feb 2026 09:00:00 GMT',
    'retry-after': 'Wed, 11 Feb 2026 09:00:04 GMT',
  })
  hub().get(page).reply(200, { id })

  expect(await ask({ pause })).toEqual({ kind: 'answer', json: { id } })
  expect(waits).toEqual([3000, 4000])
})

test('a renamed model is followed to its new name', async () => {
  hub().get(page).reply(307, '', { location: '/api/models/wetland/egret-3b?blobs=true' })
  hub().get('/api/models/wetland/egret-3b?blobs=true').reply(200, { id: 'wetland/egret-3b' })

  expect(await ask()).toEqual({ kind: 'answer', json: { id: 'wetland/egret-3b' } })
})

test('a circle of redirects ends', async () => {
  hub().get(page).times(4).reply(307, '', { location: page })

  await expect(ask()).rejects.toThrow('it sent us round in circles')
})

test('the stores of Hugging Face are followed, and never see the token', async () => {
  nock('https://huggingface.co', { reqheaders: { authorization: 'Bearer hf_x' } })
    .get(`/${id}/resolve/main/config.json`)
    .reply(302, '', { location: 'https://cas-bridge.xethub.hf.co/config' })
  nock('https://cas-bridge.xethub.hf.co', { badheaders: ['authorization'] })
    .get('/config')
    .reply(200, '{"rope_theta": NaN, "hidden_size": 8}')
  const asked = {
    id,
    baseUrl: 'https://huggingface.co',
    token: 'hf_x',
    fetch,
    pause: async () => {},
  }

  expect(await hubFile(asked, 'config.json')).toEqual({
    kind: 'answer',
    json: { rope_theta: null, hidden_size: 8 },
  })
})

test('a pointer in the place of a file is said to be one', async () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 700\n'
  hub().get(page).reply(200, pointer)

  expect(await ask()).toMatchObject({
    kind: 'refused',
    reason: 'the Hub sent a Git LFS pointer in place of the file',
  })
})

test('what holds for ever is asked for once, what moves again after five minutes', async () => {
  const kept = new Map<string, string>()
  let minutes = 0
  const cache = {
    recall: async (key: string) => kept.get(key),
    remember: async (key: string, value: string) => void kept.set(key, value),
    now: () => new Date(minutes * 60_000),
  }
  hub().get(`/${id}/resolve/${sha}/config.json`).once().reply(200, { hidden_size: 8 })
  hub().get(page).once().reply(200, { id, sha })
  hub()
    .get(page)
    .once()
    .reply(200, { id, sha: 'b2'.repeat(20) })
  const base = { id, baseUrl: 'https://hub.example', fetch, pause: async () => {}, cache }
  const config = () => hubFile({ ...base, revision: sha }, 'config.json')
  const first = [await config(), await ask({ cache })]

  minutes = 4
  expect([await config(), await ask({ cache })]).toEqual(first)
  minutes = 6
  expect(await config()).toEqual(first[0])
  expect(await ask({ cache })).toMatchObject({ json: { sha: 'b2'.repeat(20) } })
})

test('a refusal is asked about again after a minute', async () => {
  let seconds = 0
  const kept = new Map([[`hub:https://hub.example${page}`, 'no JSON at all']])
  const cache = {
    recall: async (key: string) => kept.get(key),
    remember: async (key: string, value: string) => void kept.set(key, value),
    now: () => new Date(seconds * 1000),
  }
  hub().get(page).once().reply(404, '', { 'x-error-code': 'RepoNotFound' })
  hub().get(page).once().reply(200, { id })

  expect(await ask({ cache })).toMatchObject({ kind: 'refused', why: 'hidden' })
  seconds = 50
  expect(await ask({ cache })).toMatchObject({ kind: 'refused', why: 'hidden' })
  seconds = 70
  expect(await ask({ cache })).toEqual({ kind: 'answer', json: { id } })
})

test('a page that does not come is given up with the time for it', async () => {
  const late: typeof fetch = async (_, wish) => {
    expect(wish?.signal).toBeInstanceOf(AbortSignal)
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  }

  await expect(ask({ fetch: late })).rejects.toThrow('it did not answer in time')
})
