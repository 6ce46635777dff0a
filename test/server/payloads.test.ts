import { expect, onTestFinished, test } from 'vitest'
import { startService } from '../../src/app.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { keptLog, readOnlyGitHub, someSettings } from '../support/service.ts'
import { sendWebhook } from '../support/webhook.ts'
import { webhookExamples } from '../support/webhook-examples.ts'

test("every one of GitHub's example payloads is acknowledged, worked on, and answered by no write", {
  timeout: 30_000,
}, async () => {
  const examples = webhookExamples()
  const store = await openSqlite(':memory:')
  const { log, lines } = keptLog()
  const github = readOnlyGitHub()
  const worked = new Set<string>()
  const service = await startService({
    settings: someSettings(),
    store,
    log,
    fetch: github.fetch,
    duties: () => ({
      events: new Set(examples.map(({ event }) => event)),
      keysOf: (_, payload) => ({ keys: repositoriesIn(payload), requests: [] }),
      work: async (key) => void worked.add(key),
      everything: async () => [],
    }),
  })
  onTestFinished(() => store.close())

  const statuses = new Set<number>()
  for (const [index, { event, payload }] of examples.entries()) {
    const body = JSON.stringify(payload)
    const { status } = await sendWebhook(service.port, { guid: `example-${index}`, event, body })
    statuses.add(status)
  }
  await service.idle()
  await service.stop()

  const told = lines().map((line): unknown => JSON.parse(line))
  expect(examples).toHaveLength(329)
  expect([...statuses]).toEqual([202])
  expect(told.filter((line) => JSON.stringify(line).includes('"msg":"delivery"'))).toHaveLength(329)
  expect(lines().filter((line) => /"level":[456]0/.test(line))).toEqual([])
  expect(github.asked).toEqual(['GET https://github.example.com/api/v3/app'])
  expect(worked.size).toBeGreaterThan(5)
  expect(await store.stats()).toEqual({
    deliveries: 329,
    unfinished: 0,
    queued: 0,
    active: 0,
    dead: 0,
  })
})

function repositoriesIn(payload: unknown): readonly string[] {
  const id = /"repository":\{"id":(?<id>\d+)/.exec(JSON.stringify(payload))?.groups?.id
  return id === undefined ? [] : [`repository:${id}`]
}
