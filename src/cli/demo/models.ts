import type { HubModel } from '../../sandbox/hub.ts'

/** The models there are in the world of the demo, as their pages would have them. */
export const models: readonly HubModel[] = [
  {
    id: 'microsoft/phi-4',
    commits: ['187ef0342fff0eb3333be9f00389385e95ef0b61'],
    licence: 'mit',
    task: 'text-generation',
    parameters: { BF16: 14_659_507_200 },
    files: {
      'model-00001-of-00002.safetensors': 15_000_000_000,
      'model-00002-of-00002.safetensors': 14_319_014_400,
      'tokenizer.json': 4_250_000,
    },
    config: {
      architectures: ['Phi3ForCausalLM'],
      model_type: 'phi3',
      torch_dtype: 'bfloat16',
      max_position_embeddings: 16_384,
      hidden_size: 5120,
      num_hidden_layers: 40,
      num_attention_heads: 40,
      num_key_value_heads: 10,
    },
  },
]
