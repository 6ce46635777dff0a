import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimsFindings } from '../../src/facts/claims.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import { parseSavedFacts } from '../../src/facts/saved-facts.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { soundProposal } from '../../src/rules/sound.ts'

const gibibyte = 2 ** 30
const id = 'wetland/heron-3b'
const page = {
  id,
  sha: 'a1'.repeat(20),
  gated: 'auto',
  private: false,
  downloads: 1200,
  pipeline_tag: 'text-generation',
  tags: ['conversational'],
  cardData: { license: 'apache-2.0' },
  config: { architectures: ['HeronForCausalLM'], model_type: 'heron', auto_map: {} },
  safetensors: { parameters: { BF16: 3_000_000_000 }, total: 3_000_000_000 },
  siblings: [
    { rfilename: 'config.json', size: 700 },
    { rfilename: 'model.safetensors', size: 6 * gibibyte },
    { rfilename: 'original/consolidated.00.pth', size: 6 * gibibyte },
  ],
}
const config = {
  architectures: ['HeronForCausalLM'],
  model_type: 'heron',
  max_position_embeddings: 8192,
  num_hidden_layers: 32,
  num_attention_heads: 12,
  num_key_value_heads: 4,
  head_dim: 128,
  torch_dtype: 'bfloat16',
}

test('page and configuration make everything that is known', () => {
  const { memory, gpus, ...facts } = factsOf({ id, page, config })

  expect(facts).toMatchInlineSnapshot(`
    {
      "architectures": [
        "HeronForCausalLM",
      ],
      "baseModels": [],
      "capabilities": [
        "chat",
        "completion",
      ],
      "closed": false,
      "context": 8192,
      "disk": [
        {
          "formula": "W rounded up + 50",
          "gib": 56,
          "rule": "catalogue-python",
        },
        {
          "formula": "W + 80, rounded down",
          "gib": 86,
          "rule": "catalogue-go",
        },
        {
          "formula": "W × 2.5 + 48, rounded up to tens",
          "gib": 70,
          "rule": "preset-comment",
        },
      ],
      "downloads": 1200,
      "dtypes": [
        {
          "name": "BF16",
          "parameters": 3000000000,
        },
      ],
      "family": "Heron",
      "gate": "auto",
      "gated": true,
      "generatorBytes": 6442450944,
      "heads": 12,
      "id": "wetland/heron-3b",
      "kvBytesPerToken": 65536,
      "layout": {
        "headSize": 128,
        "hidden": null,
        "keyHeads": 4,
        "latent": null,
        "layers": 32,
        "packing": null,
        "rotary": null,
      },
      "licence": "apache-2.0",
      "licenceClass": "hostable",
      "modality": "text-to-text",
      "modelType": "heron",
      "notes": [
        "The model is gated: users need a token of their own.",
        "The model brings code of its own, which has to be trusted.",
        "Counted once: original/consolidated.00.pth holds the same weights again.",
        "The KV cache is reckoned at 16 bits a number; at 8 bits it is half of that.",
      ],
      "parameters": 3000000000,
      "precision": "BF16",
      "quantisation": "none",
      "revision": "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
      "storageBytes": 6442451644,
      "task": "text-generation",
      "trustRemoteCode": true,
      "unknown": [],
      "weightBytes": 6442450944,
      "weightFiles": [
        "model.safetensors",
      ],
      "weightFormat": "safetensors",
    }
  `)
  // KV: 2 · 32 · 4 · 128 · 2 = 65,536 bytes a token, so 0.125 GiB and 0.5 GiB; 1.02 · 6 = 6.12
  expect(memory.map(({ gpus: count, tokens, eachGiB }) => [tokens, count, eachGiB])).toEqual([
    [2048, 1, 8.55],
    [2048, 2, 5.42],
    [2048, 4, 3.86],
    [2048, 8, 3.08],
    [8192, 1, 8.92],
    [8192, 2, 5.61],
    [8192, 4, 3.96],
    [8192, 8, 3.13],
  ])
  expect(memory.map(({ splits }) => splits).slice(0, 4)).toEqual([true, true, true, false])
  expect(gpus.filter(({ gpuGB }) => gpuGB === 24)).toEqual([
    { gpuGB: 24, tokens: 2048, guide: 1, controller: { gpus: 1, nodes: 1 } },
    { gpuGB: 24, tokens: 8192, guide: 1, controller: { gpus: 1, nodes: 1 } },
  ])
})

test('without anything everything is unknown, and each says why', () => {
  const facts = factsOf({ id, missing: { page: 'the Hub was not asked' } })

  expect(facts.unknown).toContainEqual({ fact: 'licence', why: 'the Hub was not asked' })
  expect(facts.unknown).toContainEqual({ fact: 'context', why: 'there is no config.json' })
  expect({ ...facts, unknown: [] }).toMatchObject({
    id,
    licenceClass: 'unknown',
    gated: null,
    closed: null,
    trustRemoteCode: null,
    disk: [],
    memory: [],
  })
})

test('half of what memory needs gives disk and no memory', () => {
  const facts = factsOf({ id, page })

  expect(facts.disk).toHaveLength(3)
  expect(facts.memory).toEqual([])
  expect(facts.quantisation).toBeNull()
})

test('sizes come from the index where files have none', () => {
  const siblings = [{ rfilename: 'model-00001-of-00001.safetensors' }]
  const index = {
    metadata: { total_size: 5 * gibibyte },
    weight_map: { 'a.weight': 'model-00001-of-00001.safetensors' },
  }

  expect(factsOf({ id, page: { ...page, siblings }, index }).weightBytes).toBe(5 * gibibyte)
})

test('an index that names another size is pointed out', () => {
  const index = { metadata: { total_size: 5 * gibibyte }, weight_map: {} }

  expect(factsOf({ id, page, index }).notes).toContain(
    'The index of the weights names another size than their files have.',
  )
})

test.each([
  ['text-generation', {}, ['chat', 'completion']],
  ['text-generation', { tags: [] }, ['completion']],
  [
    'text-generation',
    { tags: [], config: { tokenizer_config: { chat_template: '…' } } },
    ['chat', 'completion'],
  ],
  ['image-text-to-text', {}, ['chat', 'completion', 'vision']],
  ['feature-extraction', {}, ['embedding']],
  ['sentence-similarity', {}, ['embedding']],
  ['text-ranking', {}, ['reranking']],
  ['text-classification', {}, ['classification']],
  ['automatic-speech-recognition', {}, ['audio']],
  ['tabular-regression', { config: {} }, []],
])('a model for %s with %j can do %j', (task, more, expected) => {
  const facts = factsOf({ id, page: { ...page, pipeline_tag: task, ...more } })

  expect(facts.capabilities).toEqual(expected)
})

test('an encoder without a head makes vectors, though no page says so', () => {
  const encoder = { ...config, architectures: ['HeronModel'], model_type: 'bert' }

  expect(factsOf({ id, config: encoder }).capabilities).toEqual(['embedding'])
  expect(factsOf({ id, config: { ...encoder, model_type: 'heron' } }).unknown).toContainEqual({
    fact: 'modality',
    why: 'no task is named',
  })
})

test('a tower for images makes a vision model of one for text', () => {
  const facts = factsOf({ id, page, config: { ...config, vision_config: { depth: 2 } } })

  expect(facts.modality).toBe('image-text-to-text')
})

test.each([
  ['HeronForCausalLM', 'Heron'],
  ['HeronLMHeadModel', 'Heron'],
  ['HeronModel', 'Heron'],
  ['Heron2_5_VLForConditionalGeneration', 'Heron2_5_VL'],
])('%s is of the family %s', (architecture, family) => {
  expect(factsOf({ id, config: { architectures: [architecture] } }).family).toBe(family)
})

test('facts that were saved are read as they were', () => {
  const facts = factsOf({ id, page, config })

  expect(parseSavedFacts(JSON.parse(JSON.stringify(facts)))).toEqual(facts)
  expect(parseSavedFacts(page)).toBeUndefined()
})

const keys = [
  'id',
  'sha',
  'gated',
  'cardData',
  'license',
  'license_name',
  'config',
  'siblings',
  'rfilename',
  'size',
  'lfs',
  'safetensors',
  'parameters',
  'total',
  'tags',
  'architectures',
  'model_type',
  'text_config',
  'num_hidden_layers',
  'num_attention_heads',
  'num_key_value_heads',
  'hidden_size',
  'head_dim',
  'kv_lora_rank',
  'qk_rope_head_dim',
  'max_position_embeddings',
  'quantization_config',
  'layer_types',
  'layers_block_type',
  'metadata',
  'total_size',
  'weight_map',
  '__proto__',
]
const leaf = fc.oneof(
  fc.constantFrom('mit', 'other', 'HeronForCausalLM', 'model.safetensors', 'bert', '', id),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 8 }),
  ),
}))
const answer = fc.oneof(
  tree,
  fc.dictionary(fc.constantFrom(...keys), tree).map((some) => ({ ...page, ...some })),
  fc.dictionary(fc.constantFrom(...keys), tree).map((some) => ({ ...config, ...some })),
)

test('no JSON whatever makes it throw, and every number is one', () => {
  const proposal = parseProposal('20260211-heron-3b.md', soundProposal)
  fc.assert(
    fc.property(answer, answer, tree, (anyPage, anyConfig, index) => {
      const facts = factsOf({ id, page: anyPage, config: anyConfig, index })
      const findings = claimsFindings(proposal, facts)

      expect(JSON.stringify(facts)).not.toMatch(/:(?:-|null,"why")/)
      expect(JSON.stringify([facts, findings])).not.toMatch(/NaN|Infinity|undefined/)
    }),
    { numRuns: 500 },
  )
})
