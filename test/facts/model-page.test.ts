import { expect, test } from 'vitest'
import { parseModelFacts } from '../../src/facts/model-facts.ts'
import { isModelId } from '../../src/facts/model-id.ts'

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

test('the facts of a model are read from its page, its weights counted once', () => {
  expect(parseModelFacts(heron)).toEqual({
    id: 'wetland/heron-3b',
    revision: 'a1'.repeat(20),
    licence: 'apache-2.0',
    gated: false,
    closed: false,
    task: 'text-generation',
    architectures: ['HeronForCausalLM'],
    parameters: 3_000_000_010,
    precision: 'BF16',
    weightBytes: 6_000_000_000,
    storageBytes: 6_000_000_700,
    downloads: 1200,
    ownCode: false,
  })
})

test('what a page does not say is unknown', () => {
  expect(
    parseModelFacts({
      id: 'wetland/heron-3b',
      cardData: null,
      siblings: [{ rfilename: 'model.safetensors' }],
    }),
  ).toMatchObject({
    revision: null,
    licence: null,
    weightBytes: null,
    storageBytes: null,
  })
  expect(parseModelFacts({ error: 'Invalid username or password.' })).toBeUndefined()
})

test('another licence goes by its name, several by all of them', () => {
  const licensed = (cardData: unknown) => parseModelFacts({ ...heron, cardData })?.licence

  expect(licensed({ license: 'other', license_name: 'heron-research' })).toBe('heron-research')
  expect(licensed({ license: 'other', license_name: null })).toBe('other')
  expect(licensed({ license: ['mit', 'apache-2.0'] })).toBe('mit, apache-2.0')
})

test('a gate of any kind is a gate', () => {
  expect(parseModelFacts({ ...heron, gated: 'manual' })?.gated).toBe(true)
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
