import { expect, onTestFinished, test } from 'vitest'
import { type Duties, type Service, startService } from '../src/app.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { keptLog, readOnlyGitHub, someSettings } from './support/service.ts'
import { sendWebhook } from './support/webhook.ts'

interface Started {
  readonly service: Service
  readonly store: Store
  readonly lines: () => readonly string[]
}

const idleDuties: Duties = {
  events: new Set(['pull_request']),
  keysOf: () => ({ keys: ['pull:1#7'], requests: [] }),
  work: async () => undefined,
  everything: async () => [],
}

async function started(duties: Partial<Duties> = {}): Promise<Started> {
  const store = await openSqlite(':memory:')
  const { log, lines } = keptLog()
  const service = await startService({
    settings: someSettings(),
    store,
    log,
    fetch: readOnlyGitHub().fetch,
    duties: () => ({ ...idleDuties, ...duties }),
  })
  onTestFinished(() => store.close())
  return { service, store, lines }
}

const opened = { guid: 'a1', event: 'pull_request', body: '{"action":"opened"}' }

test('a delivery is worked on', async () => {
  const seen: string[] = []
  const { service, store } = await started({ work: async (key) => void seen.push(key) })

  await sendWebhook(service.port, opened)
  await service.idle()
  await service.stop()

  expect(seen).toEqual(['pull:1#7'])
  expect(await store.stats()).toMatchObject({ unfinished: 0, queued: 0 })
})

test('everything is looked at when the service starts', async () => {
  const seen: string[] = []
  const { promise: both, resolve } = Promise.withResolvers<void>()
  const { service } = await started({
    everything: async () => ['repository:1', 'repository:2'],
    async work(key) {
      seen.push(key)
      if (seen.length === 2) resolve()
      return undefined
    },
  })
  await both
  await service.stop()

  expect(seen.toSorted()).toEqual(['repository:1', 'repository:2'])
})

test('a sweep that fails is logged and stops nothing', async () => {
  const { service, lines } = await started({
    everything: () => Promise.reject(new Error('no answer')),
  })

  const answer = await sendWebhook(service.port, opened)
  await service.stop()

  expect(answer.status).toBe(202)
  expect(lines().filter((line) => line.includes('a sweep failed'))).toHaveLength(1)
})

test('stopping waits for the key at hand and refuses new deliveries', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>()
  const { service, store } = await started({
    work: () => {
      begin()
      return held
    },
  })
  await sendWebhook(service.port, opened)
  await begun

  const stopped = service.stop()
  letGo(undefined)
  await stopped

  await expect(sendWebhook(service.port, { ...opened, guid: 'a2' })).rejects.toThrow('fetch failed')
  expect(await store.stats()).toMatchObject({ deliveries: 1, unfinished: 0, active: 0 })
})

async function startedWith(status: number): Promise<string> {
  const store = await openSqlite(':memory:')
  onTestFinished(() => store.close())
  const options = { settings: someSettings(), store, log: keptLog().log, duties: () => idleDuties }
  try {
    const service = await startService({ ...options, fetch: readOnlyGitHub(status).fetch })
    await service.stop()
    return 'started'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('an app that GitHub does not know is told with what to do', async () => {
  expect(await startedWith(404)).toMatchInlineSnapshot(
    `"https://github.example.com/api/v3 does not know app 12 with this private key: set \`APP_ID\` and \`PRIVATE_KEY_PATH\` to those of one app"`,
  )
  expect(await startedWith(401)).toBe(await startedWith(404))
})

test('a GitHub that does not answer now keeps nobody from starting', async () => {
  expect(await startedWith(502)).toBe('started')
})
