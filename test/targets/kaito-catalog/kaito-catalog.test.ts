import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Files } from '../../../src/edit/files.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { bareProposal } from '../../../src/targets/bare-proposal.ts'
import { kaitoCatalog } from '../../../src/targets/kaito-catalog/kaito-catalog.ts'
import { naturally } from '../../../src/targets/kaito-catalog/rows.ts'
import { afterwards, scaffoldParts } from '../../../src/targets/scaffold-parts.ts'
import type { Brief } from '../../../src/targets/target.ts'
import { proposalFor } from '../../support/proposals.ts'
import { filesFor, pathsOf } from '../../support/tree.ts'

const root = 'test/fixtures/kaito-catalog'
const tree: Files = filesFor(kaitoCatalog, root)
const catalog = 'presets/workspace/models/model_catalog.yaml'
const scores = 'presets/workspace/models/model_catalog_mtbench_scores.md'
const page = 'website/docs/presets.md'
const id = 'Marsh/Bittern-4B-it'

const answer = {
  id,
  sha: 'b2'.repeat(20),
  pipeline_tag: 'text-generation',
  gated: false,
  cardData: { license: 'gemma', base_model: ['Marsh/Bittern-4B-pt'] },
  siblings: [
    { rfilename: 'model-00001-of-00002.safetensors', size: 4_961_251_752 },
    { rfilename: 'model-00002-of-00002.safetensors', size: 3_639_026_128 },
  ],
}
const config = {
  architectures: ['BitternForCausalLM'],
  model_type: 'bittern',
  max_position_embeddings: 32_768,
  hidden_size: 2560,
  num_hidden_layers: 34,
  num_attention_heads: 8,
  num_key_value_heads: 4,
  head_dim: 256,
}

function briefOf(page_: object = {}, config_: object = {}): Brief {
  const facts = factsOf({ id, page: { ...answer, ...page_ }, config: { ...config, ...config_ } })
  return { proposal: bareProposal(id, facts), facts }
}

const all = (brief: Brief, files: Files = tree) =>
  scaffoldParts(kaitoCatalog, kaitoCatalog.parts, { brief, files })

/** The lines a text gained; it must have lost none. */
function gained(path: string, files: Files): string {
  const old = (tree.get(path) ?? '').split('\n')
  const found: string[] = []
  let at = 0
  for (const line of (files.get(path) ?? '').split('\n')) {
    if (line === old[at]) at += 1
    else found.push(line)
  }
  expect(at).toBe(old.length)
  return found.join('\n')
}

const entries = (files: Files): readonly Record<string, unknown>[] =>
  z
    .object({ models: z.array(z.record(z.string(), z.unknown())) })
    .parse(parse(files.get(catalog) ?? '')).models

test('a model gets its entry at the end, its row in the natural order, and a row of marked gaps', () => {
  const files = afterwards(tree, all(briefOf()))

  expect(gained(catalog, files)).toMatchInlineSnapshot(`
    "- name: Marsh/Bittern-4B-it
      description: https://huggingface.co/Marsh/Bittern-4B-it
      license: gemma
      pipelineTag: text-generation
      baseModel:
      - Marsh/Bittern-4B-pt
      modelFileSize: 8.01Gi
      architectures:
      - BitternForCausalLM
      modelTokenLimit: 32768
      hiddenSize: 2560
      numHiddenLayers: 34
      numAttentionHeads: 8
      numKeyValueHeads: 4
      headDim: 256"
  `)
  expect(gained(page, files)).toBe(`| ${id} | https://huggingface.co/${id} | Gemma |`)
  expect(files.get(page)).toMatch(/Bittern-4B-it \|.*\n\| Marsh\/Bittern-12B-it/)
  expect(gained(scores, files)).toMatch(/^\| Marsh\/Bittern-4B-it \| vllm \|(?: TODO \|){10}$/)
})

test('what was derived and what only a person knows is said', () => {
  const { notes, todos } = all(briefOf())
  expect(
    [...notes.map((note) => `note: ${note}`), ...todos.map((todo) => `todo: ${todo}`)].join('\n'),
  ).toMatchInlineSnapshot(`
    "note: The entry is what \`go run ./presets/workspace/generator/update_model_catalog --repos Marsh/Bittern-4B-it\` writes, by the same formulae.
    note: By the generator's formulae: KV cache of a token 139264 bytes (16 bits a number), disk 88Gi (size + 80, rounded down).
    note: The KV cache is reckoned at 16 bits a number; at 8 bits it is half of that.
    note: The row stands in the natural order of the names; no other row moved.
    note: Overall is the mean of the eight categories, with two decimals.
    todo: Run MT-Bench for \`Marsh/Bittern-4B-it\` and fill in the scores and the day; they are marked \`TODO\`."
  `)
})

test('a second time nothing is written, and the model is complete', () => {
  const files = afterwards(tree, all(briefOf()))

  expect(all(briefOf(), files)).toEqual({ changes: [], notes: [], todos: [] })
  expect(kaitoCatalog.inspect(id, files)).toMatchObject({
    registered: true,
    complete: true,
    repository: id,
    missing: [`the scores of \`${id}\` are still to be measured (not required)`],
  })
  expect(kaitoCatalog.inspect('MARSH/bittern-4b-IT', files)).toMatchObject({
    name: id,
    complete: true,
  })
})

test.for<[string, object, object, Record<string, unknown>]>([
  ['a head size that follows is left out', {}, { head_dim: 320 }, { headDim: undefined }],
  ['a head size of its own is kept', {}, {}, { headDim: 256 }],
  [
    'quantised weights say how, by the key the generator asks first',
    {},
    {
      quantization_config: {
        quant_method: 'compressed-tensors',
        format: 'pack-quantized',
        bits: 4,
      },
    },
    { quantMethod: 'pack-quantized', quantBits: 4 },
  ],
  [
    'latent attention has its rank',
    {},
    { kv_lora_rank: 512, qk_rope_head_dim: 64 },
    { kvLoraRank: 512, qkRopeHeadDim: 64 },
  ],
  [
    "Mistral's format is named in three keys",
    { siblings: [{ rfilename: 'consolidated.safetensors', size: 2 ** 30 }] },
    {},
    {
      modelFileSize: '1.00Gi',
      loadFormat: 'mistral',
      configFormat: 'mistral',
      tokenizerMode: 'mistral',
    },
  ],
  [
    'many heads without key-value heads have as many',
    {},
    { num_key_value_heads: undefined },
    { numKeyValueHeads: 8 },
  ],
  [
    'a licence by another name is that name',
    { cardData: { license: 'other', license_name: 'modified-mit' } },
    {},
    { license: 'modified-mit', baseModel: undefined },
  ],
  ['no task is no key', { pipeline_tag: undefined }, {}, { pipelineTag: undefined }],
])('%s', ([, given, also, wanted]) => {
  const entry = entries(afterwards(tree, all(briefOf(given, also)))).at(-1) ?? {}
  for (const [key, value] of Object.entries(wanted)) expect(entry[key]).toEqual(value)
})

test('keys stand in the order of the catalogue', () => {
  const brief = briefOf(
    { siblings: [{ rfilename: 'consolidated.safetensors', size: 2 ** 30 }] },
    {
      kv_lora_rank: 512,
      qk_rope_head_dim: 64,
      quantization_config: { quant_method: 'awq', bits: 4 },
    },
  )
  expect(Object.keys(entries(afterwards(tree, all(brief))).at(-1) ?? {}).join(' ')).toBe(
    'name description license pipelineTag baseModel modelFileSize architectures modelTokenLimit hiddenSize numHiddenLayers numAttentionHeads numKeyValueHeads loadFormat configFormat tokenizerMode headDim kvLoraRank qkRopeHeadDim quantMethod quantBits',
  )
})

test('copies of the weights are counted as the generator counts them, and both sizes are named', () => {
  const copy = { rfilename: 'original/model.safetensors', size: 8_600_277_880 }
  const { changes, notes } = all(briefOf({ siblings: [...answer.siblings, copy] }))

  expect(changes[0]?.text).toContain('  modelFileSize: 16.02Gi\n')
  expect(notes).toContain(
    '`modelFileSize`: two rules compete. Every weight once: 8.01Gi. All weight files in all folders, as the generator counts: 16.02Gi. The second is used, as for openai/gpt-oss-20b upstream; it asks for more disk than the model needs.',
  )
  expect(notes.find((note) => note.startsWith("By the generator's"))).toContain('disk 96Gi')
})

test('without a number the entry needs, nothing at all is written', () => {
  const unknown = briefOf({}, { max_position_embeddings: undefined })
  const noFacts = { proposal: proposalFor(), facts: undefined }

  expect(all(unknown)).toEqual({
    changes: [],
    notes: [],
    todos: [
      'No entry is written: `modelTokenLimit` is not known; give facts or `config.json`, or add an override to `catalogOverrides`.',
      'No rows are written before the entry is there.',
    ],
  })
  const { changes, todos } = all(noFacts)
  expect(changes).toEqual([])
  expect(todos).toEqual([
    'No entry is written: nothing is known of the model; give its facts.',
    'No rows are written before the entry is there.',
  ])
})

test('a half-finished model is named by what it lacks, and completed', () => {
  const done = afterwards(tree, all(briefOf()))
  const half = new Map([...done, [page, tree.get(page) ?? '']])

  expect(kaitoCatalog.inspect(id, half).missing[0]).toBe(`\`${page}\` has no row \`${id}\``)
  expect(afterwards(half, all(briefOf(), half))).toEqual(done)
})

test('a row without an entry is found, with its line', () => {
  const stray = '| wetland/gone-1b | https://huggingface.co/wetland/gone-1b | MIT |\n'
  const text = (tree.get(page) ?? '').replace('\n## Other', `${stray}\n## Other`)
  expect(kaitoCatalog.findingsIn?.(new Map([...tree, [page, text]]))).toEqual([
    {
      rule: 'row-without-entry',
      severity: 'warning',
      message: `\`wetland/gone-1b\` has no entry in \`${catalog}\``,
      path: page,
      line: text.split('\n').indexOf(stray.trimEnd()) + 1,
    },
  ])
  expect(kaitoCatalog.findingsIn?.(tree)).toEqual([])
})

test('the layout is recognised by its files', () => {
  expect(kaitoCatalog.wants(pathsOf(root), new Map())).toEqual([catalog, scores, page])
  expect(kaitoCatalog.applies(tree).applies).toBe(true)
  expect(kaitoCatalog.applies(new Map()).reason).toContain('there is no')
  const older = new Map([...tree, ['presets/workspace/models/phi4/model.go', 'package phi4\n']])
  expect(kaitoCatalog.applies(older).reason).toContain('in transition')
  expect(kaitoCatalog.modelsIn(tree)).toEqual(['wetland/heron-3b', 'Marsh/Bittern-12B-it'])
})

test.for([
  'org/a.lock',
  'org.lock/a',
  'org/..',
  'org/a/b',
  '@all/x',
  'org/a b',
  'gpt2',
  `org/${'a'.repeat(300)}`,
])('%s is no name for a model here', (repository) => {
  const proposal = proposalFor({ repository })
  expect(kaitoCatalog.nameOf(proposal)).toBeUndefined()
  expect(all({ ...briefOf(), proposal }).changes).toEqual([])
})

test('names are ordered as people order them', () => {
  const names = ['a/x-27b', 'a/X-4b', 'A/x-14b', 'a/x', 'a/x-4b-mini']
  expect(names.toSorted(naturally)).toEqual(['a/x', 'a/X-4b', 'a/x-4b-mini', 'A/x-14b', 'a/x-27b'])
})

test('no text from outside breaks the catalogue or a row', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('a: b', '- x', '"', '|', '\n- name: evil', '&a', '@all'),
  )
  fc.assert(
    fc.property(word, word, word, (licence, task, architecture) => {
      const brief = briefOf(
        {
          cardData: { license: 'other', license_name: licence, base_model: [task, 'a/b'] },
          pipeline_tag: task,
        },
        { architectures: [architecture] },
      )
      const files = afterwards(tree, all(brief))
      const [first, second, ...added] = entries(files)

      expect([first, second]).toEqual(entries(tree))
      expect(added.length).toBeLessThanOrEqual(1)
      for (const entry of added) expect(entry.name).toBe(id)
      expect((files.get(page) ?? '').split('\n').length).toBeLessThanOrEqual(
        (tree.get(page) ?? '').split('\n').length + 1,
      )
    }),
  )
})
