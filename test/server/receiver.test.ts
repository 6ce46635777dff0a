import { once } from 'node:events'
import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { OutsideError } from '../../src/reconcile/outside-error.ts'
import { type Received, type ReceiverOptions, receiver } from '../../src/server/receiver.ts'
import { startServer } from '../../src/server/server.ts'
import { signatureVerifier } from '../../src/server/signature.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { type Line, recordedLog } from '../support/recorded-log.ts'
import { type SentWebhook, sendWebhook, signed, webhookSecret } from '../support/webhook.ts'

interface Receiving {
  readonly port: number
  readonly store: Store
  readonly handed: readonly Received[]
  readonly lines: readonly Line[]
}

async function receiving(options: Partial<ReceiverOptions> = {}): Promise<Receiving> {
  const store = await openSqlite(':memory:')
  const log = recordedLog()
  const handed: Received[] = []
  const receive = receiver({
    secrets: [webhookSecret],
    store,
    events: new Set(['pull_request']),
    keysOf: () => ({ keys: ['pull:1#7'], requests: [] }),
    handOn: async (received) => void handed.push(received),
    log,
    ...options,
  })
  const server = await startServer({ host: 'localhost', port: 0, receive, store, log })
  onTestFinished(async () => {
    await server.close()
    await store.close()
  })
  return { port: server.port, store, handed, lines: log.lines }
}

const opened: SentWebhook = {
  guid: 'a1',
  event: 'pull_request',
  body: '{"action":"opened","number":7}',
}

test("GitHub's own test vector verifies", () => {
  const verify = signatureVerifier(["It's a Secret to Everybody"])
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'

  expect(verify(Buffer.from('Hello, World!'), signature)).toBe(true)
  expect(verify(Buffer.from('Hello, World?'), signature)).toBe(false)
})

test('a signed delivery is stored, acknowledged with nothing said, and handed on', async () => {
  const { port, store, handed } = await receiving()

  const answer = await sendWebhook(port, opened)

  expect(answer).toEqual({ status: 202, text: '' })
  expect(await store.claim()).toMatchObject({ key: 'pull:1#7' })
  expect(handed).toEqual([
    { id: 'a1', name: 'pull_request', payload: { action: 'opened', number: 7 } },
  ])
})

test('a delivery that comes twice is acknowledged twice and handed on once', async () => {
  const { port, store, handed } = await receiving()

  await sendWebhook(port, opened)
  const again = await sendWebhook(port, opened)

  expect(again.status).toBe(202)
  expect(handed).toHaveLength(1)
  expect(await store.stats()).toMatchObject({ deliveries: 1 })
})

test('an event that nobody needs is stored and acknowledged without being parsed', async () => {
  const { port, store, handed } = await receiving()

  const answer = await sendWebhook(port, { guid: 'a1', event: 'star', body: 'not even JSON' })

  expect(answer.status).toBe(202)
  expect(handed).toEqual([])
  expect(await store.stats()).toMatchObject({ deliveries: 1, queued: 0, unfinished: 0 })
})

test('while the secret is being replaced, both are in force', async () => {
  const { port } = await receiving({
    secrets: ['the-new-secret-0123456789-0123456789', webhookSecret],
  })

  expect(await sendWebhook(port, opened)).toMatchObject({ status: 202 })
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'signed with another secret',
    { 'x-hub-signature-256': signed(opened.body, 'development') },
    '401 The signature does not match',
  ],
  [
    'with a signature of the wrong form',
    { 'x-hub-signature-256': 'sha256=zz' },
    '401 The signature does not match',
  ],
  [
    'without a signature',
    { 'x-hub-signature-256': '' },
    '400 Expected the headers X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256',
  ],
  [
    'without a GUID',
    { 'x-github-delivery': '' },
    '400 Expected the headers X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256',
  ],
  [
    'without an event',
    { 'x-github-event': '' },
    '400 Expected the headers X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256',
  ],
  [
    'sent as a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    '415 Unexpected content type, expected application/json',
  ],
])('a delivery %s is refused and not stored', async (_, headers, expected) => {
  const { port, store } = await receiving()

  const { status, text } = await sendWebhook(port, opened, headers)

  expect(`${status} ${text}`).toBe(expected)
  expect(await store.stats()).toMatchObject({ deliveries: 0 })
})

test('a signed body that is not JSON is refused', async () => {
  const { port } = await receiving()

  const answer = await sendWebhook(port, { ...opened, body: '{' })

  expect(answer).toEqual({ status: 400, text: 'The body is not JSON' })
})

test('a body of 25 MB is taken', async () => {
  const { port } = await receiving()
  const body = JSON.stringify({ padding: 'x'.repeat(25 * 1024 * 1024) })

  expect(await sendWebhook(port, { ...opened, body })).toMatchObject({ status: 202 })
})

test('a body that says it is longer than 26 MB is refused before it is sent', async () => {
  const { port } = await receiving()
  const sent = request(target(port, { 'content-length': `${26 * 1024 * 1024 + 1}` }))
  sent.on('error', () => undefined)
  sent.flushHeaders()

  expect(await statusOf(sent)).toBe(413)
  sent.destroy()
})

test('a body that turns out longer than 26 MB is cut off', async () => {
  const { port, store } = await receiving()
  const sent = request(target(port, { 'transfer-encoding': 'chunked' }))
  sent.on('error', () => undefined)
  const status = statusOf(sent)
  for (let megabytes = 0; megabytes < 27; megabytes += 1) sent.write(Buffer.alloc(1024 * 1024))

  expect(await status).toBe(413)
  expect(await store.stats()).toMatchObject({ deliveries: 0 })
  sent.destroy()
})

function target(port: number, headers: Readonly<Record<string, string>>) {
  const signature = signed('', webhookSecret)
  return {
    host: 'localhost',
    port,
    path: '/api/github/webhooks',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': 'a1',
      'x-hub-signature-256': signature,
      ...headers,
    },
  }
}

function statusOf(sent: ReturnType<typeof request>): Promise<number | undefined> {
  return new Promise((resolve) => sent.once('response', ({ statusCode }) => resolve(statusCode)))
}

test('a sender that breaks off leaves nothing behind', async () => {
  const { port, store, lines } = await receiving()
  const sent = request(target(port, { 'content-length': '100' }))
  sent.on('error', () => undefined)
  sent.write('{"half":')
  await once(sent, 'socket')
  sent.destroy()

  expect(await sendWebhook(port, { ...opened, guid: 'a2' })).toMatchObject({ status: 202 })
  expect(await store.stats()).toMatchObject({ deliveries: 1 })
  expect(lines.filter(({ level }) => level === 'error').length).toBeLessThanOrEqual(1)
})

test('when the store fails the delivery is refused, so that it can be sent again', async () => {
  const accept: Store['accept'] = async () => {
    throw new OutsideError('Could not store the delivery', { retryable: true })
  }
  const { port, handed, lines } = await receiving({ store: { accept } })

  const answer = await sendWebhook(port, opened)

  expect(answer).toEqual({ status: 503, text: 'The delivery could not be stored' })
  expect(handed).toEqual([])
  expect(lines).toMatchObject([{ level: 'error', message: 'a delivery could not be stored' }])
})

test('an error in reading the keys is not told to the sender', async () => {
  const { port, store } = await receiving({
    keysOf() {
      throw new Error('a secret detail')
    },
  })

  expect(await sendWebhook(port, opened)).toEqual({ status: 500, text: 'Internal error' })
  expect(await store.stats()).toMatchObject({ deliveries: 0 })
})

test('an error behind the acknowledgement is logged and changes no answer', async () => {
  const { port, store, lines } = await receiving({
    async handOn() {
      throw new Error('a secret detail')
    },
  })

  expect(await sendWebhook(port, opened)).toEqual({ status: 202, text: '' })
  expect(await store.stats()).toMatchObject({ deliveries: 1 })
  expect(lines.map(({ message }) => message)).toEqual(['a delivery failed'])
})

test('a handler that never ends keeps nobody waiting', async () => {
  const { port } = await receiving({ handOn: () => new Promise(() => undefined) })

  expect(await sendWebhook(port, opened)).toMatchObject({ status: 202 })
})
