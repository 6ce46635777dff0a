import { z } from 'zod'
import { attentionOf, type Numbers } from './attention.ts'
import { type Told, told } from './told.ts'

/** How the weights are packed: `awq` at 4 bits. `bits` is `null` where the file does not say. */
export interface Quantisation {
  readonly method: string
  readonly bits: number | null
}

/** What of `config.json` (or Mistral's `params.json`) decides what a model is and takes. */
export interface ModelConfig {
  readonly architectures: readonly string[]
  readonly modelType: string | null
  /** Longest conversation in tokens. */
  readonly context: Told<number>
  readonly heads: number | null
  /** KV cache of one token in bytes, at 16 bits a number; 0 for an encoder, which keeps none. */
  readonly kvBytesPerToken: Told<number>
  /** Whether some layers keep less than that: sliding windows, linear attention. */
  readonly isUpperBound: boolean
  readonly quantisation: Quantisation | null
  /** As PyTorch names it: `bfloat16`. */
  readonly dtype: string | null
  readonly senses: readonly ('vision' | 'audio')[]
  /** Whether it brings code of its own, which is only run when trusted. */
  readonly trustRemoteCode: boolean
  readonly layout: ModelLayout
}

/** The numbers a registry of models keeps; `null` is what the file does not say. */
export interface ModelLayout {
  readonly hidden: number | null
  readonly layers: number | null
  /** As many as heads where none are named, one with `multi_query`. */
  readonly keyHeads: number | null
  readonly headSize: number | null
  /** Of multi-head latent attention: rank, and size of the rotary part. */
  readonly latent: number | null
  readonly rotary: number | null
  /** How weights are packed, by the key KAITO's generator asks first: `format`, `quant_algo`, `quant_method`. */
  readonly packing: string | null
}

const record = z.record(z.string(), z.unknown())
const text = z.string().max(400)
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
 * top level lacks them, and keys are tried in the order of KAITO's generator.
 */
export function parseModelConfig(answer: unknown): ModelConfig | undefined {
  const { data } = record.safeParse(answer)
  if (data === undefined) return undefined
  const config = withInner(data)
  const numbers = numbersOf(config)
  return {
    architectures: z.array(text).catch([]).parse(data.architectures),
    modelType: text.nullable().catch(null).parse(data.model_type),
    context: told(first(config, keys.context), 'config.json names no length of context'),
    heads: numbers.heads,
    kvBytesPerToken: attentionOf(numbers),
    isUpperBound: keepsLess(config),
    quantisation: parseQuantisation(config.quantization_config),
    dtype: text
      .nullable()
      .catch(null)
      .parse(config.torch_dtype ?? config.dtype),
    senses: sensesOf(data),
    trustRemoteCode: isThere(data.auto_map),
    layout: layoutOf(numbers, config),
  }
}

/** Reads a `quantization_config`; `null` where it names no method. */
export function parseQuantisation(answer: unknown): Quantisation | null {
  const { data } = record.safeParse(answer)
  const method = text.safeParse(data?.quant_method).data
  if (data === undefined || method === undefined) return null
  return { method, bits: first(data, ['bits', 'w_bit']) ?? bitsOfFlags(data) }
}

type Config = Readonly<Record<string, unknown>>

function layoutOf(numbers: Numbers, config: Config): ModelLayout {
  const { hidden, layers, headSize, latent, rotary, heads, isMultiQuery } = numbers
  const keyHeads = numbers.keyHeads ?? (isMultiQuery ? 1 : heads)
  const packed = record.safeParse(config.quantization_config).data
  const said = [packed?.format, packed?.quant_algo, packed?.quant_method]
  const packing = said.map((one) => text.safeParse(one).data).find((one) => one !== undefined)
  return { hidden, layers, keyHeads, headSize, latent, rotary, packing: packing ?? null }
}

function withInner(config: Config): Config {
  const inner = record.safeParse(config.text_config ?? config.llm_config).data ?? {}
  const own = Object.entries(config).filter(([, value]) => isThere(value))
  return Object.fromEntries([...Object.entries(inner), ...own])
}

function numbersOf(config: Config): Numbers {
  const blocks = config.layers_block_type
  const blockCount = Array.isArray(blocks) && blocks.length > 0 ? blocks.length : null
  return {
    layers: first(config, keys.layers) ?? blockCount,
    heads: first(config, keys.heads),
    keyHeads: first(config, keys.keyHeads),
    headSize: first(config, keys.headSize),
    hidden: first(config, keys.hidden),
    latent: first(config, keys.latent),
    rotary: first(config, keys.rotary),
    isMultiQuery: config.multi_query === true,
    kind: kindOf(config),
  }
}

function first(config: Config, names: readonly string[]): number | null {
  return names.map((name) => config[name]).find((value) => isCount(value)) ?? null
}

const encoders =
  /^(?:.*bert.*|xlm-roberta(?:-xl)?|xlm|deberta(?:-v2)?|electra|mpnet|nomic_bert|modernbert|ernie|gte|new)$/

function kindOf(config: Config): Numbers['kind'] {
  if (config.is_encoder_decoder === true) return 'encoder-decoder'
  const isEncoder = typeof config.model_type === 'string' && encoders.test(config.model_type)
  return isEncoder && config.is_decoder !== true ? 'encoder' : 'decoder'
}

function keepsLess(config: Config): boolean {
  const hasWindow = isCount(config.sliding_window) && config.use_sliding_window !== false
  const kinds = [config.layer_types, config.layers_block_type].flatMap(
    (list) => z.array(z.unknown()).safeParse(list).data ?? [],
  )
  const isMixed = kinds.some(
    (kind) => typeof kind === 'string' && /sliding|linear|mamba|chunked/.test(kind),
  )
  return hasWindow || isMixed
}

function sensesOf(config: Config): ModelConfig['senses'] {
  return [
    ...(isThere(config.vision_config) ? (['vision'] as const) : []),
    ...(isThere(config.audio_config) ? (['audio'] as const) : []),
  ]
}

function bitsOfFlags(config: Config): number | null {
  if (config.load_in_4bit === true) return 4
  return config.load_in_8bit === true ? 8 : null
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}
