import { expect, test } from 'vitest'
import type { Files } from '../../../src/edit/files.ts'
import { fastllm } from '../../../src/targets/fastllm/fastllm.ts'
import { changed, configOf, decoders, embeddings, scaffolded, setOf, tree } from './check.ts'

const models = 'src/models/mod.rs'
const registry = 'src/models/model_registry.rs'
const id = 'wetland/bittern-2-mini'
const gemma2 = 'Gemma2ForCausalLM'
const bittern = configOf(gemma2)
const done = scaffolded(bittern)

const missing = (name: string, files: Files): readonly string[] =>
  fastllm.inspect(name, files).missing

test('what the scaffold writes is complete, by architecture and by model', () => {
  for (const name of [gemma2, id])
    expect(fastllm.inspect(name, done)).toMatchObject({
      name,
      present: true,
      complete: true,
      missing: [],
    })
  expect(fastllm.inspect(id, done)).toMatchObject({
    registered: true,
    tested: true,
    repository: id,
  })
})

test.each([...decoders, ...embeddings])('%s is complete once it is written', (architecture) => {
  const files = scaffolded(configOf(architecture))
  expect(fastllm.inspect(architecture, files)).toMatchObject({ complete: true, missing: [] })
})

test('a model nobody added is not there', () => {
  expect(fastllm.inspect(id, tree)).toMatchObject({
    present: false,
    complete: false,
    missing: [`\`setup_mock_configs\` does not say which architecture \`${id}\` has`],
  })
  expect(missing(gemma2, tree)).toEqual([
    `no type in \`src/models\` takes \`${gemma2}\`; there is no \`src/models/gemma2.rs\``,
    `\`get_family_from_architecture\` maps \`${gemma2}\` to no family, expected \`Gemma2\``,
  ])
})

test('every architecture of the tree is found, and what its tests leave out is named', () => {
  expect(fastllm.modelsIn(done)).toEqual([
    'BertModel',
    'RobertaModel',
    'DebertaModel',
    'LlamaForCausalLM',
    'MistralForCausalLM',
    'Qwen2ForCausalLM',
    'Qwen2_5_VLForConditionalGeneration',
    gemma2,
  ])
  expect(missing('Qwen2ForCausalLM', tree)).toEqual([])
  expect(missing('Qwen2_5_VLForConditionalGeneration', tree)).toEqual([
    '`test_family_mapping` says nothing of `Qwen2_5_VLForConditionalGeneration`',
  ])
})

test('a skeleton is there for nobody', () => {
  const files = scaffolded(configOf('GptOssForCausalLM'))
  expect(fastllm.inspect('GptOssForCausalLM', files)).toMatchObject({
    present: false,
    complete: false,
    registered: false,
    missing: [
      '`src/models/gpt_oss.rs` is a skeleton: `GptOssWithConfig` loads nothing and is not registered',
    ],
  })
})

test('a part of a name is no support', () => {
  expect(fastllm.inspect('Qwen3ForCausalLM', tree)).toMatchObject({
    present: false,
    complete: false,
  })
  expect(fastllm.inspect('XLMRobertaModel', tree)).toMatchObject({
    present: false,
    complete: false,
  })
})

const arm = / +Self::Gemma2\(_, id\) => id\.clone\(\),\n/
const mapped = `            "${gemma2}" => Some("Gemma2"),\n`
const halves: readonly (readonly [string, string, string | RegExp, string, string])[] = [
  [
    'the module',
    models,
    'pub mod gemma2;\n',
    '',
    `\`${models}\` does not declare \`pub mod gemma2\``,
  ],
  [
    'the import',
    models,
    'use gemma2::Gemma2WithConfig;\n',
    '',
    `\`${models}\` does not import \`Gemma2WithConfig\``,
  ],
  [
    'the variant',
    models,
    '    Gemma2(Model<Gemma2WithConfig>, String),\n',
    '',
    `\`${models}\` has no variant \`Gemma2\` in \`ModelWrapper\``,
  ],
  ['an arm', models, arm, '', `\`${models}\` has no arm for \`Gemma2\` in \`model_id\``],
  [
    'an alternative',
    models,
    ' | Self::Gemma2(_, _)',
    '',
    `\`${models}\` has no arm for \`Gemma2\` in \`embedding_size\``,
  ],
  [
    'the import of the registry',
    registry,
    'gemma2::Gemma2WithConfig, llama::LlamaWithConfig,\n    mistral::MistralWithConfig, qwen',
    'llama::LlamaWithConfig, mistral::MistralWithConfig,\n    qwen',
    `\`${registry}\` does not import \`Gemma2WithConfig\``,
  ],
  [
    'the registration',
    registry,
    /\n {8}\/\/ Register Gemma2 models\n(?: .*\n)+?(?=\n)/,
    '',
    '`register_defaults` does not register `Gemma2`',
  ],
  [
    'the mapping',
    registry,
    mapped,
    '',
    `\`get_family_from_architecture\` maps \`${gemma2}\` to no family, expected \`Gemma2\``,
  ],
  [
    'the test of the mapping',
    registry,
    / {8}\/\/ Test Gemma2 family\n(?: .*\n)+?\n/,
    '',
    `\`test_family_mapping\` says nothing of \`${gemma2}\``,
  ],
  [
    'the test of the registration',
    registry,
    / {8}assert!\(\n.*"Gemma2"\),\n.*\n {8}\);\n/,
    '',
    '`test_registry_initialization` says nothing of `Gemma2`',
  ],
  ['the row', 'README.md', /\| \*\*Gemma2.*\n/, '', `\`README.md\` does not list \`${gemma2}\``],
  [
    'the bullet',
    'docs/models.md',
    / {2}\n- \*\*Gemma2 Family\*\*\n.*\n/,
    '',
    `\`docs/models.md\` does not list \`${gemma2}\``,
  ],
  [
    'the right key',
    registry,
    '"Gemma2",\n            Box',
    '"gemma2",\n            Box',
    '`register_defaults` has the key `gemma2`, expected `Gemma2`',
  ],
  [
    'the right family',
    registry,
    'Some("Gemma2"),\n            arch',
    'Some("Gemma"),\n            arch',
    `\`get_family_from_architecture\` maps \`${gemma2}\` to \`Gemma\`, expected \`Gemma2\``,
  ],
  [
    'the right answer',
    'src/models/gemma2.rs',
    '{\n        "Gemma2"',
    '{\n        "Gemma"',
    '`src/models/gemma2.rs` answers `Gemma` in `get_family`, expected `Gemma2`',
  ],
  [
    'the right name',
    'src/models/gemma2.rs',
    '&["Gemma2ForCausalLM"]',
    '&["Gemma2ForCausal"]',
    '`src/models/gemma2.rs` takes `Gemma2ForCausal`, expected `Gemma2ForCausalLM`',
  ],
]

test.for(halves)(
  'without %s, that alone is missing, and the scaffold completes it',
  ([, path, from, to, lack]) => {
    const half = changed(done, path, from, to)

    expect(missing(gemma2, half)).toEqual([lack])
    expect(fastllm.inspect(gemma2, half).complete).toBe(false)
    expect(setOf(bittern, half).changes.map((change) => change.path)).toEqual([path])
    expect(scaffolded(bittern, half)).toEqual(done)
  },
)

test('without the detection of the model, that is missing for the model alone', () => {
  const half = changed(done, registry, / {8}\/\/ Test bittern-2-mini\n(?: .*\n)+?\n/, '')
  expect(missing(id, half)).toEqual([
    `\`test_model_architecture_detection\` says nothing of \`${id}\``,
  ])
  expect(missing(gemma2, half)).toEqual([])
  expect(scaffolded(bittern, half)).toEqual(done)
})

test('several things at once are all named, and completed', () => {
  const one = changed(done, models, 'pub mod gemma2;\n', '')
  const two = changed(one, models, arm, '')
  const three = changed(two, registry, mapped, '')

  expect(missing(gemma2, three)).toHaveLength(3)
  expect(scaffolded(bittern, three)).toEqual(done)
})

test('what is commented out, or in a string, is not there', () => {
  const commented = changed(done, models, 'pub mod gemma2;', '// pub mod gemma2;')
  expect(missing(gemma2, commented)).toEqual([`\`${models}\` does not declare \`pub mod gemma2\``])

  const quoted = changed(done, registry, mapped, `            /* ${mapped.trim()} */\n`)
  expect(missing(gemma2, quoted)[0]).toContain('to no family')
})

test('a mock configuration that says something else is not written over', () => {
  const files = changed(
    done,
    registry,
    `r#"{"architectures": ["${gemma2}"]}"#`,
    'r#"{"architectures": ["PhiForCausalLM"]}"#',
  )
  const { changes, todos } = setOf(bittern, files)
  expect(changes).toEqual([])
  expect(todos.join('\n')).toContain(`the mock configuration of \`${id}\` says \`PhiForCausalLM\``)
})

test('without its file, that is missing, and the scaffold writes it again', () => {
  const half = new Map([...done].filter(([path]) => path !== 'src/models/gemma2.rs'))
  expect(missing(gemma2, half)).toEqual([
    `no type in \`src/models\` takes \`${gemma2}\`; there is no \`src/models/gemma2.rs\``,
  ])
  expect(new Map([...scaffolded(bittern, half)].toSorted())).toEqual(new Map([...done].toSorted()))
})

test('a file of its own that somebody began otherwise is left alone', () => {
  const begun = new Map([...tree, ['src/models/gemma2.rs', 'pub struct Gemma;\n']])
  expect(setOf(bittern, begun)).toEqual({
    changes: [],
    notes: [],
    todos: [
      `Nothing is written: \`src/models/gemma2.rs\` is there and does not take \`${gemma2}\`.`,
    ],
  })
})

test('half a family of embeddings is completed too', () => {
  const config = configOf('XLMRobertaModel')
  const whole = scaffolded(config)
  const keyed = changed(
    whole,
    registry,
    '"xlm_roberta",\n            Box',
    '"bert2",\n            Box',
  )
  const half = changed(keyed, models, 'pub mod xlm_roberta;\n', '')

  expect(missing('XLMRobertaModel', half)).toEqual([
    `\`${models}\` does not declare \`pub mod xlm_roberta\``,
    '`register_defaults` has the key `bert2`, expected `xlm_roberta`',
  ])
  expect(scaffolded(config, half)).toEqual(whole)
})
