import { expect, onTestFinished, test } from 'vitest'
import { metricsOf } from '../../src/server/metrics.ts'
import { startServer } from '../../src/server/server.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { recordedLog } from '../support/recorded-log.ts'

async function serving(
  change: Partial<Store> = {},
): Promise<{ readonly port: number; readonly store: Store }> {
  const store = { ...(await openSqlite(':memory:')), ...change }
  const server = await startServer({
    host: 'localhost',
    port: 0,
    receive: async () => undefined,
    store,
    metrics: metricsOf(() => []),
    now: () => new Date('2026-03-01T12:00:00Z'),
    log: recordedLog(),
  })
  onTestFinished(async () => {
    await server.close()
    await store.close()
  })
  return { port: server.port, store }
}

async function shown(port: number, path: string, method = 'GET'): Promise<string> {
  const answer = await fetch(`http://localhost:${port}${path}`, { method })
  return `${answer.status} ${await answer.text()}`
}

test('it says that it is alive and ready', async () => {
  const { port } = await serving()

  expect(await shown(port, '/healthz')).toBe('200 ok\n')
  expect(await shown(port, '/readyz')).toBe('200 ready\n')
})

test('it is alive but not ready while the store does not answer', async () => {
  const { port } = await serving({ stats: () => Promise.reject(new Error('a secret detail')) })

  expect(await shown(port, '/healthz')).toBe('200 ok\n')
  expect(await shown(port, '/readyz')).toBe('503 unavailable\n')
})

test('it counts what the store holds', async () => {
  const { port, store } = await serving()
  await store.accept(
    { guid: 'a', event: 'push', action: undefined, body: '{}' },
    ['repository:1', 'pull:1#7'],
    [],
  )
  await store.claim()

  const text = await shown(port, '/metrics')
  const figures = text.split('\n').filter((line) => /^usher_(?:deliveries|keys)/.test(line))
  expect(figures).toEqual([
    'usher_deliveries 1',
    'usher_deliveries_unfinished 1',
    'usher_keys{state="queued"} 1',
    'usher_keys{state="active"} 1',
    'usher_keys{state="dead"} 0',
  ])
})

test.each([
  ['/', 'GET'],
  ['/api/github/webhooks', 'GET'],
  ['/api/github/webhooks/', 'POST'],
  ['/api/github/webhooks?x=1', 'POST'],
  ['/healthz', 'POST'],
])('%s is not found by %s', async (path, method) => {
  const { port } = await serving()

  expect(await shown(port, path, method)).toBe('404 Not found\n')
})

test('a port that is taken and a host that is not ours are told with what to do', async () => {
  const { port, store } = await serving()
  const refused = async (host: string): Promise<string> => {
    const options = { host, port, receive: async () => undefined, store, log: recordedLog() }
    const error: unknown = await startServer(options).catch((cause: unknown) => cause)
    return error instanceof Error ? error.message.replace(String(port), 'PORT') : 'it listens'
  }

  expect(await refused('localhost')).toMatchInlineSnapshot(
    `"Port PORT on localhost is taken by another program: set \`PORT\` to a free one"`,
  )
  expect(await refused('192.0.2.1')).toMatchInlineSnapshot(
    `"\`192.0.2.1\` is not an address of this machine: set \`HOST\` to one, such as \`0.0.0.0\`"`,
  )
})
