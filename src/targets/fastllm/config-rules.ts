import type { Gated } from './gates.ts'
import { countIn, isGivenIn, isObjectIn, type ModelJson } from './model-json.ts'

/** Something in `config.json` that FastLLM does not take as it is. */
export interface RuleHit {
  readonly id: string
  readonly severity: 'block' | 'warn' | 'info'
  /** About the present code of a family: a new family is not affected. */
  readonly isAboutFamily: boolean
  readonly text: string
}

/** A `config.json` with what the tree says about its architecture. */
export interface Judged {
  readonly json: ModelJson
  readonly gated: Gated
  readonly isEmbedding: boolean
}

interface Rule {
  readonly id: string
  readonly severity: RuleHit['severity']
  readonly scope: 'any' | 'decoder' | 'family'
  readonly text: string
  isHit(judged: Judged): boolean
}

const needed = [
  'hidden_size',
  'intermediate_size',
  'vocab_size',
  'num_hidden_layers',
  'num_attention_heads',
  'rms_norm_eps',
]
const dtypes: readonly unknown[] = ['float16', 'bfloat16', 'float32', 'float64']

const rules: readonly Rule[] = [
  {
    id: 'V02',
    severity: 'info',
    scope: 'any',
    text: '`architectures` has several entries; FastLLM reads the first',
    isHit: ({ json }) => Array.isArray(json.architectures) && json.architectures.length > 1,
  },
  {
    id: 'V03',
    severity: 'block',
    scope: 'any',
    text: 'FastLLM refuses this architecture today',
    isHit: ({ gated: { outcome } }) => outcome === 'unmapped' || outcome === 'rejected',
  },
  {
    id: 'V04',
    severity: 'block',
    scope: 'decoder',
    text: `one of ${needed.map((key) => `\`${key}\``).join(', ')} is missing at top level`,
    isHit: ({ json }) => needed.some((key) => typeof json[key] !== 'number'),
  },
  {
    id: 'V05',
    severity: 'block',
    scope: 'any',
    text: 'the sizes stand in `text_config`, where FastLLM does not look',
    isHit: ({ json }) =>
      isObjectIn(json, 'text_config') && countIn(json, 'hidden_size') === undefined,
  },
  {
    id: 'V06',
    severity: 'block',
    scope: 'decoder',
    text: '`hidden_size` is not divisible by `num_attention_heads`, and there is no `head_dim`',
    isHit: ({ json }) => isGivenIn(json, 'head_dim') === false && isIndivisible(json),
  },
  {
    id: 'V07',
    severity: 'block',
    scope: 'decoder',
    text: 'the head size is odd; rotary embeddings need an even one',
    isHit: ({ json }) => (headSize(json) ?? 0) % 2 === 1,
  },
  {
    id: 'V08',
    severity: 'block',
    scope: 'decoder',
    text: '`num_attention_heads` is not divisible by `num_key_value_heads`',
    isHit: ({ json }) => isUngrouped(json),
  },
  {
    id: 'V09',
    severity: 'warn',
    scope: 'any',
    text: 'the type of numbers is none that FastLLM knows; it falls back to float32',
    isHit: ({ json }) => {
      const dtype = json.torch_dtype ?? json.dtype
      return dtype !== undefined && dtype !== null && !dtypes.includes(dtype)
    },
  },
  {
    id: 'V10',
    severity: 'info',
    scope: 'any',
    text: 'the type of numbers is under `dtype`; FastLLM knows `torch_dtype` only, and does not use it',
    isHit: ({ json }) => isGivenIn(json, 'dtype') && !isGivenIn(json, 'torch_dtype'),
  },
  {
    id: 'V11',
    severity: 'block',
    scope: 'decoder',
    text: '`rope_theta` stands in `rope_parameters`; FastLLM would silently take 10000',
    isHit: ({ json }) => !isGivenIn(json, 'rope_theta') && isGivenIn(json, 'rope_parameters'),
  },
  {
    id: 'V12',
    severity: 'warn',
    scope: 'decoder',
    text: '`rope_scaling` is an object; no decoder of FastLLM uses it',
    isHit: ({ json }) => isObjectIn(json, 'rope_scaling'),
  },
  {
    id: 'V13',
    severity: 'warn',
    scope: 'family',
    text: '`sliding_window` is null; FastLLM puts 4096 in its place',
    isHit: ({ json, gated }) => isOf(gated, 'Mistral', 'Qwen') && json.sliding_window === null,
  },
  {
    id: 'V14',
    severity: 'block',
    scope: 'family',
    text: 'the embeddings are tied; FastLLM asks for an output weight that the files do not have',
    isHit: ({ json, gated }) => isOf(gated, 'Llama') && json.tie_word_embeddings === true,
  },
  {
    id: 'V15',
    severity: 'block',
    scope: 'any',
    text: 'the weights are quantised, and FastLLM has no loader for those',
    isHit: ({ json }) => isObjectIn(json, 'quantization_config'),
  },
  {
    id: 'V16',
    severity: 'block',
    scope: 'family',
    text: 'the cache of this family is built for 22 layers and a head size of 64',
    isHit: ({ json, gated }) =>
      isOf(gated, 'Llama') &&
      ((countIn(json, 'num_hidden_layers') ?? 0) > 22 || headSize(json) !== 64),
  },
  {
    id: 'V17',
    severity: 'block',
    scope: 'family',
    text: '`head_dim` is not `hidden_size` / `num_attention_heads`, which is what FastLLM computes',
    isHit: ({ json, gated }) => isOf(gated, 'Llama', 'Mistral', 'Qwen') && hasOwnHeadSize(json),
  },
  {
    id: 'V18',
    severity: 'warn',
    scope: 'any',
    text: 'the model brings code of its own (`auto_map`)',
    isHit: ({ json }) => isGivenIn(json, 'auto_map'),
  },
  {
    id: 'V19',
    severity: 'block',
    scope: 'any',
    text: 'it is an encoder-decoder, and FastLLM has no endpoint for those',
    isHit: ({ json }) => json.is_encoder_decoder === true,
  },
  {
    id: 'V20',
    severity: 'warn',
    scope: 'family',
    text: 'FastLLM reports an embedding size of 384 for this family',
    isHit: ({ json, gated }) => isOf(gated, 'bert') && countIn(json, 'hidden_size') !== 384,
  },
  {
    id: 'V21',
    severity: 'block',
    scope: 'family',
    text: 'this family is BERT with absolute positions only',
    isHit: ({ json, gated }) => isOf(gated, 'bert') && isOtherThanBert(json),
  },
  {
    id: 'V22',
    severity: 'info',
    scope: 'decoder',
    text: '`eos_token_id` is a list; FastLLM stops at `</s>` only',
    isHit: ({ json }) => Array.isArray(json.eos_token_id),
  },
  {
    id: 'V23',
    severity: 'info',
    scope: 'any',
    text: 'it sees or hears too; FastLLM would run its text part alone',
    isHit: ({ json }) => isGivenIn(json, 'vision_config') || isGivenIn(json, 'audio_config'),
  },
]

/** Every rule a `config.json` breaks, by number; the rules on names (V00, V01) are `statedArchitecture`. */
export function ruleHits(judged: Judged): readonly RuleHit[] {
  return rules
    .filter(({ scope }) => scope !== 'decoder' || !judged.isEmbedding)
    .filter((rule) => rule.isHit(judged))
    .map(({ id, severity, scope, text }) => ({
      id,
      severity,
      isAboutFamily: scope === 'family',
      text,
    }))
}

function isOf({ family }: Gated, ...families: readonly string[]): boolean {
  return family !== undefined && families.includes(family)
}

/** `hidden_size` by heads, where it comes out even. */
function quotient(json: ModelJson): number | undefined {
  const [hidden, heads] = [countIn(json, 'hidden_size'), countIn(json, 'num_attention_heads')]
  if (hidden === undefined || heads === undefined || heads === 0) return undefined
  return hidden % heads === 0 ? hidden / heads : undefined
}

function isIndivisible(json: ModelJson): boolean {
  const isStated =
    countIn(json, 'hidden_size') !== undefined && countIn(json, 'num_attention_heads') !== undefined
  return isStated && quotient(json) === undefined
}

function headSize(json: ModelJson): number | undefined {
  return countIn(json, 'head_dim') ?? quotient(json)
}

function hasOwnHeadSize(json: ModelJson): boolean {
  const own = countIn(json, 'head_dim')
  return own !== undefined && own !== quotient(json)
}

function isUngrouped(json: ModelJson): boolean {
  const [heads, groups] = [
    countIn(json, 'num_attention_heads'),
    countIn(json, 'num_key_value_heads'),
  ]
  if (groups === undefined || heads === undefined) return false
  return groups === 0 || heads % groups !== 0
}

function isOtherThanBert(json: ModelJson): boolean {
  const position = json.position_embedding_type ?? 'absolute'
  return (
    json.model_type !== 'bert' || position !== 'absolute' || json.position_biased_input === false
  )
}
