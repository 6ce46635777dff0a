import { expect, test } from 'vitest'
import { gpuNeed } from '../../src/facts/gpu-need.ts'
import { parseModelConfig } from '../../src/facts/model-config.ts'

const gibibyte = 2 ** 30

test('a model of 27 GiB with 3 GiB of cache takes one GPU of 40 GB', () => {
  expect(gpuNeed(27.31 * gibibyte, 3.125 * gibibyte)).toEqual({ count: 1, eachGB: 40 })
})

test('a model of 131 GiB with its whole context takes three GPUs of 80 GB', () => {
  expect(gpuNeed(131.42 * gibibyte, 40 * gibibyte)).toEqual({ count: 3, eachGB: 80 })
})

test('the cache of a token follows from layers and heads', () => {
  const config = {
    num_hidden_layers: 40,
    num_attention_heads: 40,
    num_key_value_heads: 10,
    hidden_size: 5120,
  }

  expect(parseModelConfig({ ...config, max_position_embeddings: 16384 })).toEqual({
    context: 16384,
    bytesPerToken: 204800,
  })
})

test('a vision model keeps its numbers one level down', () => {
  const inner = {
    num_hidden_layers: 34,
    num_attention_heads: 8,
    num_key_value_heads: 4,
    head_dim: 256,
  }

  expect(parseModelConfig({ text_config: inner, vision_config: {} })).toEqual({
    context: null,
    bytesPerToken: 139264,
  })
})

test('latent attention counts its rank, not its heads', () => {
  const config = { num_hidden_layers: 61, kv_lora_rank: 512, qk_rope_head_dim: 64 }

  expect(parseModelConfig(config)?.bytesPerToken).toBe(70272)
})

test('what the file does not say is unknown, never zero', () => {
  expect(parseModelConfig({ num_hidden_layers: 0 })).toEqual({ context: null, bytesPerToken: null })
  expect(parseModelConfig('not a config')).toBeUndefined()
})
