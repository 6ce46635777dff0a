import { expect, test } from 'vitest'
import { isModelId } from '../../src/facts/model-id.ts'
import { parseModelPage } from '../../src/facts/model-page.ts'

const heron = {
  id: 'wetland/heron-3b',
  sha: 'a1'.repeat(20),
  gated: false,
  downloads: 1200,
  pipeline_tag: 'text-generation',
  cardData: { license: 'Apache-2.0' },
  config: { architectures: ['HeronForCausalLM'] },
  safetensors: { parameters: { F32: 10, BF16: 3_000_000_000 }, total: 3_000_000_010 },
  siblings: [
    { rfilename: 'config.json', size: 700 },
    { rfilename: 'model-00001-of-00002.safetensors', size: 4_000_000_000 },
    { rfilename: 'model-00002-of-00002.safetensors', size: 2_000_000_000 },
    { rfilename: 'original/consolidated.00.pth', size: 6_000_000_000 },
    { rfilename: 'pytorch_model.bin', size: 6_000_000_000 },
  ],
}

test('the page of a model is read as it is', () => {
  expect(parseModelPage(heron)).toMatchObject({
    id: 'wetland/heron-3b',
    revision: 'a1'.repeat(20),
    licence: 'apache-2.0',
    licenceClass: 'hostable',
    gate: 'none',
    task: 'text-generation',
    architectures: ['HeronForCausalLM'],
    parameters: 3_000_000_010,
    dtypes: [
      { name: 'BF16', parameters: 3_000_000_000 },
      { name: 'F32', parameters: 10 },
    ],
    downloads: 1200,
    trustRemoteCode: false,
  })
})

test('what a page does not say is unknown', () => {
  const silent = parseModelPage({ id: 'wetland/heron-3b', cardData: null, safetensors: null })

  expect(silent).toMatchObject({
    revision: null,
    licence: null,
    licenceClass: 'unknown',
    gate: null,
    closed: null,
    parameters: null,
    files: null,
    trustRemoteCode: null,
  })
  expect(parseModelPage({ error: 'Invalid username or password.' })).toBeUndefined()
})

test('the size of a large file is its own, not that of its pointer', () => {
  const lfs = { sha256: 'ab', size: 4_000_000_000, pointerSize: 135 }
  const siblings = [{ rfilename: 'model.safetensors', size: 135, lfs }]

  expect(parseModelPage({ ...heron, siblings })?.files).toEqual([
    { name: 'model.safetensors', size: 4_000_000_000 },
  ])
})

test('a page whose name is no name is none', () => {
  expect(parseModelPage({ ...heron, id: '../../heron' })).toBeUndefined()
  expect(parseModelPage({ ...heron, id: 'wetland/heron\u202e3b' })).toBeUndefined()
})

test('one odd field takes no other with it', () => {
  const odd = { ...heron, gated: 7, tags: 'all', downloads: -1, safetensors: { total: 'many' } }

  expect(parseModelPage(odd)).toMatchObject({ id: heron.id, licence: 'apache-2.0', gate: null })
})

test('another licence goes by its name, several by all of them', () => {
  const licensed = (cardData: unknown) => parseModelPage({ ...heron, cardData })?.licence

  expect(licensed({ license: 'other', license_name: 'heron-research' })).toBe('heron-research')
  expect(licensed({ license: 'other', license_name: null })).toBe('other')
  expect(licensed({ license: ['mit', 'apache-2.0'] })).toBe('mit, apache-2.0')
})

test.each([
  [{ license: ['mit', 'apache-2.0'] }, 'hostable'],
  [{ license: ['mit', 'gemma'] }, 'restricted'],
  [{ license: ['mit', 'heron-terms'] }, 'unknown'],
  [{ license: ['apache-2.0', 'cc-by-4.0'] }, 'review'],
  [{ license: 'other', license_name: 'mit' }, 'unknown'],
  [{}, 'unknown'],
])('the card %j makes the licence %s', (cardData, expected) => {
  expect(parseModelPage({ ...heron, cardData })?.licenceClass).toBe(expected)
})

test('a licence that is only among the tags counts', () => {
  const { cardData: _, ...rest } = heron

  expect(parseModelPage({ ...rest, tags: ['license:MIT', 'en'] })?.licence).toBe('mit')
})

test('a gate of any kind is a gate', () => {
  expect(parseModelPage({ ...heron, gated: 'manual' })?.gate).toBe('manual')
  expect(parseModelPage({ ...heron, gated: true })?.gate).toBe('manual')
  expect(parseModelPage({ ...heron, gated: 'auto' })?.gate).toBe('auto')
})

test.each(['wetland/heron-3b', 'Qwen/Qwen2.5-Coder-7B-Instruct', 'a/b'])(
  '%s names a model',
  (id) => {
    expect(isModelId(id)).toBe(true)
  },
)

test.each([
  'gpt2',
  '../../x',
  'a/../b',
  'a/b/c',
  'a/b.git',
  'a--b/c',
  'a/b?x=1',
  'a/',
  'ä/b',
  '-a/b',
])('%s names no model', (id) => {
  expect(isModelId(id)).toBe(false)
})
