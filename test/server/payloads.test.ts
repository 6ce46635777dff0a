import { expect, onTestFinished, test } from 'vitest'
import { startService } from '../../src/app.ts'
import { arrange } from '../../src/cli/demo/arrange.ts'
import { githubDuties } from '../../src/cli/duties.ts'
import { atOnce } from '../../src/github/pace.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { phi4 } from '../support/phi4.ts'
import { keptLog, someSettings } from '../support/service.ts'
import { kaito } from '../support/tree.ts'
import { sendWebhook } from '../support/webhook.ts'
import { webhookExamples } from '../support/webhook-examples.ts'

test("every one of GitHub's example payloads is acknowledged, worked on, and answered by no write", {
  timeout: 60_000,
}, async () => {
  const { sandbox, app, rin, repository, fork } = await arrange({ files: kaito })
  const store = await openSqlite(':memory:', { now: () => sandbox.clock.now().getTime() })
  const { log, lines } = keptLog()
  const now = (): Date => sandbox.clock.now()
  const service = await startService({
    settings: {
      ...someSettings(),
      appId: app.id,
      privateKey: app.privateKey,
      apiUrl: 'http://sandbox.invalid',
    },
    store,
    log,
    fetch: sandbox.fetch,
    duties: (connection) => githubDuties(connection, { now, pace: atOnce }),
  })
  onTestFinished(async () => {
    await service.stop()
    await store.close()
    await sandbox.close()
  })
  fork()
  await rin.branch('propose', 'rin')
  await rin.write({ branch: 'propose', path: phi4.path, text: phi4.text }, 'rin')
  await rin.open('proposal: phi-4', 'rin:propose')
  await sandbox.settle()
  await store.later(`repository:${repository.id}`, now())
  await service.idle()
  const writesBefore = sandbox.calls.filter((call) => isWrite(call)).length
  expect(writesBefore).toBeGreaterThan(3)

  const statuses = new Set<number>()
  const examples = webhookExamples()
  for (const [index, { event, payload }] of examples.entries()) {
    const body = about(repository.id, payload)
    const { status } = await sendWebhook(service.port, { guid: `example-${index}`, event, body })
    statuses.add(status)
  }
  await service.idle()

  expect(examples).toHaveLength(329)
  expect([...statuses]).toEqual([202])
  // The others are stored and acknowledged, and nobody looks into them.
  expect(lines().filter((line) => line.includes('"msg":"delivery"'))).toHaveLength(108)
  expect(lines().filter((line) => /"level":[56]0/.test(line))).toEqual([])
  expect(sandbox.calls.filter((call) => isWrite(call))).toHaveLength(writesBefore)
  expect(sandbox.violations).toEqual([])
  expect(await store.stats()).toMatchObject({ deliveries: 329, unfinished: 0, dead: 0 })
})

function isWrite({ kind, actor }: { readonly kind: string; readonly actor: string }): boolean {
  return kind === 'write' && actor.startsWith('usher')
}

/** The payload as if it were about a repository there is: what it claims is not what GitHub shows. */
function about(repository: number, payload: unknown): string {
  return JSON.stringify(payload, (key, value: unknown) =>
    key === 'repository' && typeof value === 'object' && value !== null
      ? { ...value, id: repository }
      : value,
  )
}
