import { expect, test } from 'vitest'
import { candlePin, compareReleases, placeIn } from '../../../src/targets/fastllm/candle-version.ts'
import { ruleHits } from '../../../src/targets/fastllm/config-rules.ts'
import { gatedIn } from '../../../src/targets/fastllm/gates.ts'
import { modelJson } from '../../../src/targets/fastllm/model-json.ts'
import { familyNames } from '../../../src/targets/fastllm/names.ts'
import { changed, configOf, tree } from './check.ts'

/** The numbers of the rules a `config.json` breaks, in a tree. */
function hits(architecture: string, changes: object = {}, files = tree): string {
  const gated = gatedIn(files, architecture)
  const json = modelJson(configOf(architecture, changes))
  if (gated === undefined || json === undefined) throw new Error('Nothing to judge')
  const isEmbedding = gated.family === 'bert'
  return ruleHits({ json, gated, isEmbedding })
    .map(({ id }) => id)
    .join(' ')
}

const bert = { hidden_size: 384, model_type: 'bert' }

test.for<[string, object, string]>([
  ['MistralForCausalLM', {}, ''],
  ['BertModel', bert, ''],
  ['MistralForCausalLM', { architectures: ['MistralForCausalLM', 'Other'] }, 'V02'],
  ['HeronForCausalLM', {}, 'V03'],
  ['Qwen3ForCausalLM', {}, 'V03'],
  ['MistralForCausalLM', { rms_norm_eps: undefined }, 'V04'],
  ['MistralForCausalLM', { vocab_size: '32000' }, 'V04'],
  [
    'MistralForCausalLM',
    { head_dim: undefined, hidden_size: undefined, text_config: {} },
    'V04 V05',
  ],
  ['MistralForCausalLM', { head_dim: undefined, hidden_size: 1000 }, 'V06'],
  ['HeronForCausalLM', { head_dim: 64, hidden_size: 2880, num_attention_heads: 64 }, 'V03'],
  [
    'HeronForCausalLM',
    { head_dim: undefined, hidden_size: 2880, num_attention_heads: 64 },
    'V03 V07',
  ],
  ['HeronForCausalLM', { head_dim: 63 }, 'V03 V07'],
  ['MistralForCausalLM', { num_key_value_heads: 3 }, 'V08'],
  ['MistralForCausalLM', { num_key_value_heads: 0 }, 'V08'],
  ['MistralForCausalLM', { num_key_value_heads: null }, ''],
  ['MistralForCausalLM', { torch_dtype: 'float8_e4m3fn' }, 'V09'],
  ['MistralForCausalLM', { torch_dtype: undefined, dtype: 'bfloat16' }, 'V10'],
  ['MistralForCausalLM', { torch_dtype: undefined, dtype: 'auto' }, 'V09 V10'],
  ['MistralForCausalLM', { rope_theta: undefined, rope_parameters: {} }, 'V11'],
  ['MistralForCausalLM', { rope_theta: undefined }, ''],
  ['MistralForCausalLM', { rope_scaling: { factor: 8 } }, 'V12'],
  ['MistralForCausalLM', { rope_scaling: null }, ''],
  ['MistralForCausalLM', { sliding_window: null }, 'V13'],
  ['Qwen2ForCausalLM', { sliding_window: null }, 'V13'],
  ['LlamaForCausalLM', { sliding_window: null }, ''],
  ['LlamaForCausalLM', { tie_word_embeddings: true }, 'V14'],
  ['MistralForCausalLM', { tie_word_embeddings: true }, ''],
  ['MistralForCausalLM', { quantization_config: { bits: 4 } }, 'V15'],
  ['MistralForCausalLM', { quantization_config: null }, ''],
  ['LlamaForCausalLM', { num_hidden_layers: 23 }, 'V16'],
  ['LlamaForCausalLM', { num_hidden_layers: 22 }, ''],
  ['LlamaForCausalLM', { hidden_size: 2048, head_dim: undefined }, 'V16'],
  ['MistralForCausalLM', { head_dim: 128 }, 'V17'],
  ['LlamaForCausalLM', { head_dim: 128 }, 'V16 V17'],
  ['MistralForCausalLM', { auto_map: {} }, 'V18'],
  ['MistralForCausalLM', { is_encoder_decoder: true }, 'V19'],
  ['BertModel', { ...bert, hidden_size: 768 }, 'V20'],
  ['BertModel', { ...bert, model_type: 'roberta' }, 'V21'],
  ['BertModel', { ...bert, position_embedding_type: 'relative_key' }, 'V21'],
  ['BertModel', { ...bert, position_biased_input: false }, 'V21'],
  ['XLMRobertaModel', { model_type: 'xlm-roberta' }, 'V20 V21'],
  ['MistralForCausalLM', { eos_token_id: [1, 2] }, 'V22'],
  ['BertModel', { ...bert, eos_token_id: [1, 2], rope_scaling: {}, rms_norm_eps: undefined }, ''],
  ['MistralForCausalLM', { vision_config: {} }, 'V23'],
  ['MistralForCausalLM', { audio_config: {} }, 'V23'],
])('%s with %j breaks: %s', ([architecture, changes, ids]) => {
  expect(hits(architecture, changes)).toBe(ids)
})

test.for<[string, 'accepted' | 'rejected' | 'unchecked' | 'unmapped', string | undefined]>([
  ['LlamaForCausalLM', 'accepted', 'Llama'],
  ['Qwen2_5_VLForConditionalGeneration', 'accepted', 'Qwen'],
  ['DebertaModel', 'accepted', 'bert'],
  ['Qwen3ForCausalLM', 'rejected', 'Qwen'],
  ['Llama4ForConditionalGeneration', 'rejected', 'Llama'],
  ['XLMRobertaModel', 'unchecked', 'bert'],
  ['ModernBertModel', 'unchecked', 'bert'],
  ['MixtralForCausalLM', 'unmapped', undefined],
  ['LLaMAForCausalLM', 'unmapped', undefined],
  ['AlbertModel', 'unmapped', undefined],
  ['llamaForCausalLM', 'unmapped', undefined],
])('%s is %s', ([architecture, outcome, family]) => {
  expect(gatedIn(tree, architecture)).toEqual({ outcome, family })
})

test('the gates are read from the tree, not from a list', () => {
  const registry = 'src/models/model_registry.rs'
  const first = changed(
    tree,
    registry,
    'arch if arch.contains("Llama")',
    '"OtterForCausalLM" | "VoleModel" => Some("Qwen"),\n            arch if arch.contains("Llama")',
  )
  expect(gatedIn(first, 'VoleModel')).toEqual({ outcome: 'rejected', family: 'Qwen' })
  const taken = changed(
    first,
    'src/models/qwen.rs',
    '"Qwen2ForCausalLM" |',
    '"Qwen2ForCausalLM" | "VoleModel" |',
  )
  expect(gatedIn(taken, 'VoleModel')).toEqual({ outcome: 'accepted', family: 'Qwen' })
})

test.for<[string, string, string, string]>([
  ['Gemma2ForCausalLM', 'gemma2', 'Gemma2WithConfig', 'Gemma2'],
  ['GptOssForCausalLM', 'gpt_oss', 'GptOssWithConfig', 'GptOss'],
  ['NemotronHForCausalLM', 'nemotron_h', 'NemotronHWithConfig', 'NemotronH'],
  ['Qwen2MoeForCausalLM', 'qwen2_moe', 'Qwen2MoeWithConfig', 'QwenMoe'],
  ['GPT2LMHeadModel', 'gpt2', 'Gpt2WithConfig', 'GPT2'],
  ['ChatGLMModel', 'chatglm', 'ChatGlmWithConfig', 'ChatGLM'],
  ['Qwen3_5ForConditionalGeneration', 'qwen3_5', 'Qwen3_5WithConfig', 'Qwen3_5'],
  ['HeronForCausalLM', 'heron', 'HeronWithConfig', 'Heron'],
])('%s is called %s, %s, %s', ([architecture, module, type, family]) => {
  expect(familyNames(architecture, 'decoder')).toMatchObject({ module, type, family })
})

test('embeddings have a type of their own kind', () => {
  expect(familyNames('XLMRobertaModel', 'embedding')).toEqual({
    module: 'xlm_roberta',
    variant: 'XlmRoberta',
    type: 'XlmRobertaModel',
    family: 'xlm_roberta',
  })
})

const asking = (requirement: string): string =>
  `[package]\nversion = "0.8.0"\n\n[dependencies]\ncandle-core = ${requirement}\ncandle-nn = ${requirement}\ncandle-transformers = ${requirement}\n\n[features]\n`

test.for<[string, string, string]>([
  ['"0.8.2"', '0.8.2', '0.9.0'],
  ['"0.8"', '0.8.0', '0.9.0'],
  ['"^0.9.1"', '0.9.1', '0.10.0'],
  ['"~1.2.3"', '1.2.3', '1.3.0'],
  ['"1.2"', '1.2.0', '2.0.0'],
  ['{ version = "0.8.4", features = ["cuda"] }', '0.8.4', '0.9.0'],
])('candle = %s allows %s and later, below %s', ([requirement, from, below]) => {
  expect(candlePin(asking(requirement))).toMatchObject({ kind: 'range', range: { from, below } })
})

test('a dependency may have a table of its own; another section does not count', () => {
  const tables = ['core', 'transformers'].map(
    (name) => `[dependencies.candle-${name}]\nfeatures = []\nversion = "0.8.4"\n`,
  )
  expect(candlePin(tables.join('\n'))).toMatchObject({ range: { from: '0.8.4' } })
  expect(candlePin(asking('"0.8"').replace('[dependencies]', '[dev-dependencies]')).kind).toBe(
    'unknown',
  )
})

test('a release lies in the range, above its start, or outside', () => {
  const range = { text: '0.8.2', from: '0.8.2', below: '0.9.0' }
  expect(['0.8.2', '0.8.1', '0.8.4', '0.9.0', '0.10.0'].map((one) => placeIn(range, one))).toEqual([
    'in',
    'in',
    'raise',
    'out',
    'out',
  ])
  expect(placeIn({ ...range, text: '=0.8.2' }, '0.8.4')).toBe('out')
  expect(compareReleases('0.10.0', '0.9.9')).toBeGreaterThan(0)
})
