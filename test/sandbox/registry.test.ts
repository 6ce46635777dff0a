import { expect, test } from 'vitest'
import { type Registry, registry } from '../../src/sandbox/registry.ts'

const origin = 'https://registry.invalid'

function get(from: Registry, path: string, token?: string): Response {
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` })
  return from.answer('GET', new URL(path, origin), headers)
}

/** A token as a client gets it: it follows the challenge. */
async function tokenFor(from: Registry, path: string): Promise<string> {
  const challenge = get(from, path).headers.get('www-authenticate') ?? ''
  const parts = new Map(
    [...challenge.matchAll(/(?<name>\w+)="(?<value>[^"]*)"/g)].map(({ groups }) => {
      return [groups?.name, groups?.value ?? '']
    }),
  )
  const query = new URLSearchParams({ scope: parts.get('scope') ?? '' })
  const body: unknown = await get(from, `${parts.get('realm')}?${query}`).json()
  return String(Object(body).token)
}

async function read(from: Registry, path: string): Promise<readonly [number, unknown]> {
  const answer = get(from, path, await tokenFor(from, path))
  return [answer.status, await answer.json()]
}

test('without a token the registry says where to get one', () => {
  const answer = get(registry(), '/v2/ada/engine/tags/list')

  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe(
    'Bearer realm="https://registry.invalid/token",service="registry.invalid",scope="repository:ada/engine:pull"',
  )
})

test('a pushed tag is listed, once, in the order of names', async () => {
  const own = registry()
  for (const tag of ['v2', 'v10', 'v1', 'v2']) own.push('ada/engine', tag)

  expect(await read(own, '/v2/ada/engine/tags/list')).toEqual([
    200,
    { name: 'ada/engine', tags: ['v1', 'v10', 'v2'] },
  ])
  expect(await read(own, '/v2/')).toEqual([200, {}])
})

test('an unknown repository is an error of the specification', async () => {
  expect(await read(registry(), '/v2/ada/engine/tags/list')).toEqual([
    404,
    {
      errors: [
        { code: 'NAME_UNKNOWN', message: 'repository ada/engine is not known', detail: null },
      ],
    },
  ])
})

test('a token is good for the repository it was asked for only', async () => {
  const own = registry()
  own.push('ada/engine', 'v1')
  own.push('ada/loom', 'v1')
  const token = await tokenFor(own, '/v2/ada/loom/tags/list')

  expect(get(own, '/v2/ada/loom/tags/list', token).status).toBe(200)
  expect(get(own, '/v2/ada/engine/tags/list', token).status).toBe(401)
  expect(get(own, '/v2/ada/loom/tags/list', 'made-up').status).toBe(401)
})

test('the next reads fail as often as asked and then no more', async () => {
  const own = registry()
  own.push('ada/engine', 'v1')
  const token = await tokenFor(own, '/v2/ada/engine/tags/list')

  own.fail(2)

  const statuses = [1, 2, 3].map(() => get(own, '/v2/ada/engine/tags/list', token).status)
  expect(statuses).toEqual([503, 503, 200])
})

test('a long list comes in pages', async () => {
  const own = registry()
  for (const tag of ['a', 'b', 'c']) own.push('ada/engine', tag)
  const path = '/v2/ada/engine/tags/list?n=2'
  const token = await tokenFor(own, path)
  const link = get(own, path, token).headers.get('link') ?? ''
  const next = /<(?<path>[^>]+)>/.exec(link)?.groups?.path ?? ''

  expect(await get(own, path, token).json()).toMatchObject({ tags: ['a', 'b'] })
  expect(await get(own, next, token).json()).toMatchObject({ tags: ['c'] })
  expect(get(own, next, token).headers.get('link')).toBeNull()
})

test('nothing can be written through it', () => {
  const url = new URL('/v2/ada/engine/manifests/v1', origin)

  expect(registry().answer('PUT', url, new Headers()).status).toBe(405)
})
