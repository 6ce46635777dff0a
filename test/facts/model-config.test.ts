import { expect, test } from 'vitest'
import { parseModelConfig } from '../../src/facts/model-config.ts'

const heron = {
  architectures: ['HeronForCausalLM'],
  model_type: 'heron',
  num_hidden_layers: 40,
  num_attention_heads: 40,
  num_key_value_heads: 10,
  hidden_size: 5120,
  max_position_embeddings: 16_384,
}
const perToken = (config: unknown) => parseModelConfig(config)?.kvBytesPerToken

test('the cache of a token follows from layers and heads', () => {
  // 2 · 40 layers · 10 heads · 128 · 2 bytes
  expect(perToken(heron)).toEqual({ value: 204_800 })
  expect(parseModelConfig(heron)?.context).toEqual({ value: 16_384 })
})

test('the size of a head that is named outranks the one reckoned', () => {
  // 2 · 6 · 3 · 96 · 2, though 600 / 6 is 100
  const config = {
    n_layer: 6,
    n_head: 6,
    n_head_kv: 3,
    n_embd: 600,
    head_dim: 96,
  }

  expect(perToken(config)).toEqual({ value: 6912 })
})

test('one key-value head is shared by all where a model says so', () => {
  const config = { num_hidden_layers: 10, num_attention_heads: 16, hidden_size: 1024 }

  // 2 · 10 · 1 · 64 · 2, and with as many as heads 16 times that
  expect(perToken({ ...config, multi_query: true })).toEqual({ value: 2560 })
  expect(perToken(config)).toEqual({ value: 40_960 })
})

test('a vision model keeps its numbers one level down', () => {
  const text_config = {
    num_hidden_layers: 34,
    num_attention_heads: 8,
    num_key_value_heads: 4,
    head_dim: 256,
  }
  const config = parseModelConfig({ num_hidden_layers: null, text_config, vision_config: {} })

  expect(config?.kvBytesPerToken).toEqual({ value: 139_264 })
  expect(config?.senses).toEqual(['vision'])
})

test('latent attention counts its rank, not its heads', () => {
  const config = { num_hidden_layers: 61, kv_lora_rank: 512, qk_rope_head_dim: 64 }

  expect(perToken(config)).toEqual({ value: 70_272 })
})

test('an encoder keeps no cache, and one with a decoder follows no formula here', () => {
  expect(perToken({ ...heron, model_type: 'xlm-roberta' })).toEqual({ value: 0 })
  expect(perToken({ ...heron, is_encoder_decoder: true })?.value).toBeNull()
})

test.each([
  [{ num_hidden_layers: 0 }, 'config.json names no number of layers'],
  [{ num_hidden_layers: 4 }, 'config.json names no number of heads'],
  [{ num_hidden_layers: 4, num_attention_heads: 4 }, 'config.json names no hidden size'],
  [
    { ...heron, num_key_value_heads: 7 },
    'config.json names 40 heads and 7 key-value heads, which do not divide',
  ],
  [
    { ...heron, hidden_size: 5121 },
    'config.json names a hidden size of 5121 and 40 heads, which do not divide',
  ],
])('%j gives no cache, and says why', (config, why) => {
  expect(perToken(config)).toEqual({ value: null, why })
})

test('a window, or a mix of layers, makes the cache an upper bound', () => {
  const isUpperBound = (more: object) => parseModelConfig({ ...heron, ...more })?.isUpperBound

  expect(isUpperBound({})).toBe(false)
  expect(isUpperBound({ sliding_window: 4096 })).toBe(true)
  expect(isUpperBound({ sliding_window: 4096, use_sliding_window: false })).toBe(false)
  expect(isUpperBound({ sliding_window: null })).toBe(false)
  expect(isUpperBound({ layer_types: ['full_attention', 'linear_attention'] })).toBe(true)
})

test.each([
  [
    { quant_method: 'awq', bits: 4 },
    { method: 'awq', bits: 4 },
  ],
  [
    { quant_method: 'bitsandbytes', load_in_8bit: true },
    { method: 'bitsandbytes', bits: 8 },
  ],
  [{ quant_method: 'mxfp4' }, { method: 'mxfp4', bits: null }],
  [{}, null],
])('the quantisation %j is read', (quantization_config, expected) => {
  expect(parseModelConfig({ quantization_config })?.quantisation).toEqual(expected)
})

test('what is no configuration is none', () => {
  expect(parseModelConfig('not a config')).toBeUndefined()
  expect(parseModelConfig([])).toBeUndefined()
})
