import { z } from 'zod'

/** What of `config.json` decides how much memory a conversation takes. `null` is what it does not say. */
export interface ModelConfig {
  /** Longest conversation in tokens. */
  readonly context: number | null
  /** KV cache of one token in bytes, at 16 bits a number. */
  readonly bytesPerToken: number | null
}

const schema = z.record(z.string(), z.unknown())
const keys = {
  context: [
    'max_position_embeddings',
    'n_ctx',
    'seq_length',
    'max_seq_len',
    'max_sequence_length',
    'model_max_length',
  ],
  hidden: ['hidden_size', 'n_embd', 'd_model', 'dim'],
  layers: ['num_hidden_layers', 'n_layer', 'n_layers'],
  heads: ['num_attention_heads', 'n_head', 'n_heads'],
  keyHeads: ['num_key_value_heads', 'n_head_kv', 'n_kv_heads'],
  headSize: ['head_dim', 'attention_head_dim'],
  latent: ['kv_lora_rank'],
  rotary: ['qk_rope_head_dim'],
} as const

/**
 * Reads a model's `config.json`; `undefined` where it is none. Fields of `text_config` count where the
 * top level lacks them. Formulas: `2 · layers · kv_heads · head_dim · 2`, and with multi-head latent
 * attention `layers · (kv_lora_rank + qk_rope_head_dim) · 2`, as KAITO's generators have them.
 */
export function parseModelConfig(answer: unknown): ModelConfig | undefined {
  const parsed = schema.safeParse(answer)
  if (!parsed.success) return undefined
  const inner = schema.safeParse(parsed.data.text_config ?? parsed.data.llm_config)
  const config = { ...(inner.success ? inner.data : {}), ...parsed.data }
  const first = (names: readonly string[]): number | null =>
    names.map((name) => config[name]).find((value) => isCount(value)) ?? null
  return { context: first(keys.context), bytesPerToken: bytesPerToken(config, first) }
}

function bytesPerToken(
  config: Readonly<Record<string, unknown>>,
  first: (names: readonly string[]) => number | null,
): number | null {
  const layers = first(keys.layers)
  const [latent, rotary] = [first(keys.latent), first(keys.rotary)]
  if (layers === null) return null
  if (latent !== null && rotary !== null) return layers * (latent + rotary) * 2
  const [heads, hidden] = [first(keys.heads), first(keys.hidden)]
  const shared = config.multi_query === true ? 1 : heads
  const keyHeads = first(keys.keyHeads) ?? shared
  const split = heads === null || hidden === null ? null : Math.floor(hidden / heads)
  const headSize = first(keys.headSize) ?? split
  return keyHeads === null || headSize === null ? null : 2 * layers * keyHeads * headSize * 2
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}
