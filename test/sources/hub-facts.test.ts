import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import type { HubAsked } from '../../src/sources/hub.ts'
import { hubFacts } from '../../src/sources/hub-facts.ts'

afterEach(() => {
  nock.cleanAll()
})

const id = 'wetland/heron-3b'
const sha = 'a1'.repeat(20)
const hub = () => nock('https://hub.example')
const files = (...names: readonly string[]) => names.map((rfilename) => ({ rfilename, size: 10 }))
const page = { id, sha, gated: false, siblings: files('config.json', 'model.safetensors') }
const asked: HubAsked = { id, baseUrl: 'https://hub.example', fetch, pause: async () => {} }

function hasPage(answer: object): void {
  hub().get(`/api/models/${id}?blobs=true`).reply(200, answer)
}

test('the configuration is taken at the commit of the page', async () => {
  hasPage(page)
  hub().get(`/${id}/resolve/${sha}/config.json`).reply(200, { max_position_embeddings: 512 })

  expect(await hubFacts(asked)).toMatchObject({
    kind: 'facts',
    facts: { id, revision: sha, context: 512, weightBytes: 10 },
    trouble: [],
  })
})

test('of a renamed model the new name is known, and asked', async () => {
  hub()
    .get(`/api/models/${id}?blobs=true`)
    .reply(307, '', { location: '/api/models/wetland/egret-3b' })
  hub()
    .get('/api/models/wetland/egret-3b')
    .reply(200, { ...page, id: 'wetland/egret-3b' })
  hub().get(`/wetland/egret-3b/resolve/${sha}/config.json`).reply(200, {})

  expect(await hubFacts(asked)).toMatchObject({
    facts: {
      id: 'wetland/egret-3b',
      notes: ['wetland/heron-3b was asked for; the Hub calls it wetland/egret-3b now.'],
    },
  })
})

test('a gate hides the configuration and not the page', async () => {
  hasPage({ ...page, gated: 'manual', cardData: { license: 'gemma' } })
  hub().get(`/${id}/resolve/${sha}/config.json`).reply(401, '', { 'x-error-code': 'GatedRepo' })
  const found = await hubFacts(asked)

  expect(found).toMatchObject({ facts: { gated: true, licence: 'gemma', context: null } })
  expect(found.kind === 'facts' && found.facts.unknown).toContainEqual({
    fact: 'context',
    why: `config.json: ${id} is gated: it needs the token of somebody who accepted its terms`,
  })
})

test('where there is no config.json, params.json is read', async () => {
  hasPage({ ...page, siblings: files('params.json', 'consolidated.safetensors') })
  hub()
    .get(`/${id}/resolve/${sha}/params.json`)
    .reply(200, { dim: 512, n_layers: 4, n_heads: 8, n_kv_heads: 2, head_dim: 64 })

  // 2 · 4 · 2 · 64 · 2
  expect(await hubFacts(asked)).toMatchObject({ facts: { kvBytesPerToken: 2048 } })
})

test('a page without sizes is helped by the index of the weights', async () => {
  const names = ['config.json', 'model.safetensors.index.json', 'model-00001-of-00001.safetensors']
  hasPage({ ...page, siblings: names.map((rfilename) => ({ rfilename })) })
  hub().get(`/${id}/resolve/${sha}/config.json`).reply(200, {})
  hub()
    .get(`/${id}/resolve/${sha}/model.safetensors.index.json`)
    .reply(200, { metadata: { total_size: 77 }, weight_map: {} })

  expect(await hubFacts(asked)).toMatchObject({ facts: { weightBytes: 77 } })
})

test('a configuration that does not come is trouble, and the page still counts', async () => {
  hasPage(page)
  hub().get(`/${id}/resolve/${sha}/config.json`).times(3).reply(503)

  expect(await hubFacts(asked)).toMatchObject({
    facts: { weightBytes: 10, context: null },
    trouble: [`Could not ask Hugging Face about ${id}: it answered 503`],
  })
})

test('a commit that is not there comes with the newest', async () => {
  const other = 'b2'.repeat(20)
  hub()
    .get(`/api/models/${id}/revision/${other}?blobs=true`)
    .reply(404, '', { 'x-error-code': 'RevisionNotFound' })
  hasPage(page)

  expect(await hubFacts({ ...asked, revision: other })).toMatchObject({
    kind: 'refused',
    reason: `${id} has no commit ${other}`,
    newest: { id, revision: sha },
  })
})

test('a model that is not there is refused, and one call is enough to know', async () => {
  hub().get(`/api/models/${id}?blobs=true`).once().reply(401)

  expect(await hubFacts(asked)).toMatchObject({ kind: 'refused', newest: undefined })
})

test('a page about nothing is an error of the outside', async () => {
  hasPage({ error: 'odd' })

  await expect(hubFacts(asked)).rejects.toThrow('its answer is no page of a model')
})
