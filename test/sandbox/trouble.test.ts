import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { at, scene } from './support/scene.ts'

const told = z.object({ label: z.object({ name: z.string() }) })

const label = (name: string) => ({ ...at, name })

test('a lost answer leaves the effect', async () => {
  const { github, as, ada } = await scene()
  const { rest } = as(ada)
  github.failNext('issues/create-label', { status: 'network', afterEffect: true })

  await expect(rest.issues.createLabel(label('new'))).rejects.toThrow()

  expect((await rest.issues.getLabel(label('new'))).data.name).toBe('new')
})

test('a refused call leaves none', async () => {
  const { github, as, ada } = await scene()
  const { rest } = as(ada)
  github.failNext((operation) => operation.startsWith('issues/'), {
    status: 502,
    afterEffect: false,
  })

  await expect(rest.issues.createLabel(label('new'))).rejects.toMatchObject({ status: 502 })

  await expect(rest.issues.getLabel(label('new'))).rejects.toMatchObject({ status: 404 })
})

test('the n-th call from now fails, GraphQL counted', async () => {
  const { github, as, ada } = await scene()
  const { rest, graphql } = as(ada)
  github.failCall(3, { status: 500, afterEffect: false })

  await rest.repos.get(at)
  await graphql('{ viewer { login } }')
  await expect(rest.repos.get(at)).rejects.toMatchObject({ status: 500 })
  await rest.repos.get(at)

  expect(github.calls.map(({ status }) => status)).toEqual([200, 200, 500, 200])
})

test.each([
  ['primary', 403, 'x-ratelimit-remaining', '0'],
  ['secondary403', 403, 'retry-after', '60'],
  ['secondary429', 429, 'retry-after', '60'],
] as const)('a %s limit answers %i', async (kind, status, header, value) => {
  const { github, as, ada } = await scene()
  github.limitNext(kind)

  const asking = as(ada).rest.repos.get(at)

  await expect(asking).rejects.toMatchObject({ status, response: { headers: { [header]: value } } })
})

test('a lagging read shows the world before the last write', async () => {
  const { github, as, ada } = await scene()
  const { rest, graphql } = as(ada)
  await rest.issues.createLabel(label('old'))
  await rest.issues.createLabel(label('new'))
  const names = async () => (await rest.issues.listLabelsForRepo(at)).data.map(({ name }) => name)
  github.lagReads(2)

  const byQuery = await graphql(
    '{ repository(owner: "ada", name: "garden") { labels(first: 9) { nodes { name } } } }',
  )
  expect(byQuery).toEqual({ repository: { labels: { nodes: [{ name: 'old' }] } } })
  expect(await names()).toEqual(['old'])
  expect(await names()).toEqual(['old', 'new'])
})

test('every delivery is signed over its bytes, and no two events share a GUID', async () => {
  const { github, app, garden, ada } = await scene()
  const guids: string[] = []
  const wrong: string[] = []
  github.deliverTo((headers, body) => {
    const hmac = createHmac('sha256', app.webhookSecret).update(body).digest('hex')
    if (headers['x-hub-signature-256'] !== `sha256=${hmac}`) wrong.push(body)
    guids.push(headers['x-github-delivery'] ?? '')
    return Promise.resolve(202)
  })

  for (const text of ['1', '2', '3'])
    await github.push(garden, { branch: 'lily', files: new Map([['a', text]]), by: ada })

  await github.settle()
  expect(wrong).toEqual([])
  expect(guids).toHaveLength(6)
  expect(new Set(guids).size).toBe(6)
  expect(
    guids.every((guid) =>
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(guid),
    ),
  ).toBe(true)
})

test('deliveries get lost, arrive twice, and out of order', async () => {
  const { github, as, ada, heard } = await scene()
  const { rest } = as(ada)
  const names = async () => {
    await github.settle()
    return heard.splice(0).map(({ payload }) => told.parse(payload).label.name)
  }

  github.drop(1)
  for (const name of ['a', 'b']) await rest.issues.createLabel(label(name))
  expect(await names()).toEqual(['b'])

  github.duplicate(1)
  for (const name of ['c', 'd']) await rest.issues.createLabel(label(name))
  expect(await names()).toEqual(['c', 'c', 'd'])

  github.reorder([2, 0, 1])
  for (const name of ['e', 'f', 'g', 'h']) await rest.issues.createLabel(label(name))
  expect(await names()).toEqual(['g', 'e', 'f', 'h'])

  github.hold()
  for (const name of ['i', 'j', 'k']) await rest.issues.createLabel(label(name))
  expect(await names()).toEqual([])
  github.release([2, 0])
  expect(await names()).toEqual(['k', 'i'])
})

test('a redelivery keeps the GUID and is listed as one', async () => {
  const { github, as, asApp, ada, heard } = await scene()
  github.drop(1)
  await as(ada).rest.issues.createLabel(label('new'))
  await github.settle()
  const app = asApp()
  const { data: failed } = await app.rest.apps.listWebhookDeliveries({ per_page: 100 })
  const lost = failed[0]

  await app.request('POST /app/hook/deliveries/{delivery_id}/attempts', {
    delivery_id: Number(lost?.id),
  })
  await github.settle()

  const { data: all } = await app.rest.apps.listWebhookDeliveries()
  expect(heard.map(({ guid }) => guid)).toEqual([lost?.guid])
  expect(
    all.map(({ guid, redelivery, status }) => [guid === lost?.guid, redelivery, status]),
  ).toEqual([
    [true, true, 'OK'],
    [true, false, 'failed to connect'],
  ])
  expect(Number(lost?.id)).toBeGreaterThan(2 ** 53)
})

test('the log of deliveries comes in pages by cursor and forgets after three days', async () => {
  const { github, as, asApp, ada } = await scene()
  for (const name of ['a', 'b', 'c']) await as(ada).rest.issues.createLabel(label(name))
  await github.settle()
  const app = asApp()

  const all = await app.paginate('GET /app/hook/deliveries', { per_page: 2 })
  github.clock.advance(3 * 24 * 3_600_000 + 60_000)
  const { data: later } = await app.rest.apps.listWebhookDeliveries()

  expect([all.length, later.length]).toEqual([3, 0])
})
