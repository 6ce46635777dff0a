import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

test('an app reads what it asks for and what it was granted', async () => {
  const { asApp, github, installation } = await scene()
  await github.changePermissions(installation, { contents: 'read' })
  await github.suspend(installation)

  const { data: app } = await asApp().rest.apps.getAuthenticated()
  const { data: granted } = await asApp().rest.apps.getRepoInstallation(at)

  expect(app).toMatchObject({ slug: 'gardener', permissions: { contents: 'write' } })
  expect(app?.events).toContain('pull_request')
  expect(granted.permissions).toEqual({ metadata: 'read', contents: 'read' })
  expect(granted.suspended_at).toMatch(/^2026-01-05T/)
})

test('a delivery that failed is found by its status and delivered again under its GUID', async () => {
  const { asApp, github, garden, ada } = await scene()
  const files = new Map([['a.md', 'A.\n']])
  github.deliverTo(() => Promise.resolve(500))
  await github.push(garden, { branch: 'lily', files, by: ada })
  await github.settle()
  const list = async (status: 'failure' | 'success') =>
    (await asApp().rest.apps.listWebhookDeliveries({ status })).data
  const [failed] = (await list('failure')).filter(({ event }) => event === 'push')
  github.deliverTo(() => Promise.resolve(202))

  await asApp().rest.apps.redeliverWebhookDelivery({ delivery_id: failed?.id ?? 0 })

  await github.settle()
  const [again] = await list('success')
  expect([again?.guid, again?.redelivery, again?.status_code]).toEqual([failed?.guid, true, 202])
})

test('a new webhook secret signs from the next delivery on', async () => {
  const { asApp, github, garden, ada } = await scene()
  const secret = 'another secret for the garden, as long'
  const signed: boolean[] = []
  github.deliverTo((headers, body) => {
    const digest = createHmac('sha256', secret).update(body).digest('hex')
    signed.push(headers['x-hub-signature-256'] === `sha256=${digest}`)
    return Promise.resolve(202)
  })
  const push = (branch: string) =>
    github.push(garden, { branch, files: new Map([['a.md', branch]]), by: ada })
  await push('one')
  await github.settle()

  const { data } = await asApp().rest.apps.updateWebhookConfigForApp({ secret })
  await push('two')

  await github.settle()
  expect(data.secret).toBe('********')
  expect(signed).toEqual([false, false, true, true])
})

test('the rate limit is told without being counted on', async () => {
  const { asBot } = await scene()

  const { data } = await (await asBot()).rest.rateLimit.get()

  expect(data.rate).toMatchObject({ limit: 5000, remaining: 4999 })
  expect(data.resources.core.reset).toBeGreaterThan(Date.parse('2026-01-05T09:00:00Z') / 1000)
})

test('an app suspends its own installation and takes that back', async () => {
  const { asApp, asBot, installation } = await scene()
  const here = { installation_id: installation.id }

  await asApp().rest.apps.suspendInstallation(here)
  await expect(asBot()).rejects.toMatchObject({ status: 403 })
  await asApp().rest.apps.unsuspendInstallation(here)

  expect((await (await asBot()).rest.repos.get(at)).status).toBe(200)
})
