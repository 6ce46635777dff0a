import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { imageTag } from '../../src/sources/registry.ts'

afterEach(() => {
  nock.cleanAll()
})

const image = 'registry.example/team/kaito-phi-4'
const registry = (headers?: Record<string, string>) =>
  nock('https://registry.example', headers ? { reqheaders: headers } : {})
const list = '/v2/team/kaito-phi-4/tags/list?n=1000'
const ask = (tag: string) => imageTag({ image, tag, fetch })

test('a tag is there only when it is there exactly', async () => {
  registry()
    .get(list)
    .twice()
    .reply(200, { name: 'x', tags: ['0.0.10', '0.0.1'] })

  expect(await ask('0.0.1')).toBe('present')
  expect(await ask('0.0')).toBe('absent')
})

test('an image the registry does not know is absent', async () => {
  registry()
    .get(list)
    .reply(404, { errors: [{ code: 'NAME_UNKNOWN' }] })

  expect(await ask('0.0.1')).toBe('absent')
})

test('tags are looked for on every page', async () => {
  const link = '</v2/team/kaito-phi-4/tags/list?n=1000&last=b>; rel="next"'
  registry()
    .get(list)
    .reply(200, { tags: ['a', 'b'] }, { link })
  registry()
    .get(`${list}&last=b`)
    .reply(200, { tags: ['c'] })

  expect(await ask('c')).toBe('present')
})

test('a registry that wants a token gets one', async () => {
  const challenge =
    'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:team/kaito-phi-4:pull"'
  registry().get(list).reply(401, {}, { 'www-authenticate': challenge })
  nock('https://auth.example')
    .get('/token?service=registry.example&scope=repository%3Ateam%2Fkaito-phi-4%3Apull')
    .reply(200, { token: 'abc' })
  registry({ authorization: 'Bearer abc' })
    .get(list)
    .reply(200, { tags: ['0.0.1'] })

  expect(await ask('0.0.1')).toBe('present')
})

test('a token is not fetched out of TLS', async () => {
  const challenge = 'Bearer realm="http://inside.example/token"'
  registry().get(list).reply(401, {}, { 'www-authenticate': challenge })
  const trap = nock('http://inside.example').get(/.*/).reply(200, { token: 'abc' })

  expect(await ask('0.0.1')).toBe('unknown')
  expect(trap.isDone()).toBe(false)
})

test.each([
  ['an error', 500, '{}'],
  ['no JSON', 200, '<html>'],
  ['another shape', 200, '{"tags":7}'],
  ['a redirect', 302, ''],
])('a registry that answers %s says nothing', async (_, status, body) => {
  registry().get(list).reply(status, body)

  expect(await ask('0.0.1')).toBe('unknown')
})

test('a registry that cannot be reached says nothing', async () => {
  registry().get(list).replyWithError('refused')

  expect(await ask('0.0.1')).toBe('unknown')
})

test('another address takes the place of the registry', async () => {
  nock('http://127.0.0.1:7000')
    .get(list)
    .reply(200, { tags: ['0.0.1'] })

  const answer = await imageTag({ image, tag: '0.0.1', baseUrl: 'http://127.0.0.1:7000/', fetch })

  expect(answer).toBe('present')
})

test('a name that is no image name is never asked for', async () => {
  expect(await imageTag({ image: 'registry.example/../x', tag: '1', fetch })).toBe('unknown')
  expect(await imageTag({ image: 'registry.example/a?b', tag: '1', fetch })).toBe('unknown')
})
