import type { FileSet, Files } from '../../../src/edit/files.ts'
import { bareProposal } from '../../../src/targets/bare-proposal.ts'
import { fastllm } from '../../../src/targets/fastllm/fastllm.ts'
import { afterwards, scaffoldParts } from '../../../src/targets/scaffold-parts.ts'
import type { Brief } from '../../../src/targets/target.ts'
import { filesFor } from '../../support/tree.ts'

/** The miniature of FastLLM, relative to the project. */
export const root = 'test/fixtures/fastllm'

/** What the target reads of it. */
export const tree: Files = filesFor(fastllm, root)

/** Numbers a small decoder could have; those of a family are added to them. */
const small = {
  vocab_size: 32_000,
  hidden_size: 1024,
  intermediate_size: 4096,
  num_hidden_layers: 12,
  num_attention_heads: 16,
  num_key_value_heads: 4,
  head_dim: 64,
  rms_norm_eps: 1e-6,
  rope_theta: 10_000,
  max_position_embeddings: 4096,
  hidden_act: 'silu',
  attention_bias: false,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
}
const encoder = {
  hidden_act: 'gelu',
  hidden_dropout_prob: 0.1,
  attention_probs_dropout_prob: 0.1,
  layer_norm_eps: 1e-5,
  initializer_range: 0.02,
  type_vocab_size: 1,
  pad_token_id: 1,
  position_embedding_type: 'absolute',
}

/** A `config.json` for each architecture that can be wired, with made-up numbers. */
const configs: ReadonlyMap<string, object> = new Map<string, object>([
  [
    'Gemma2ForCausalLM',
    {
      hidden_activation: 'gelu_pytorch_tanh',
      query_pre_attn_scalar: 256,
      sliding_window: 2048,
      final_logit_softcapping: 30,
    },
  ],
  ['GemmaForCausalLM', { hidden_act: 'gelu' }],
  [
    'Gemma3ForCausalLM',
    {
      hidden_activation: 'gelu_pytorch_tanh',
      query_pre_attn_scalar: 256,
      sliding_window: 512,
      sliding_window_pattern: 6,
    },
  ],
  ['Phi3ForCausalLM', { eos_token_id: 7 }],
  ['Starcoder2ForCausalLM', { norm_epsilon: 1e-5, use_bias: true, sliding_window: null }],
  [
    'Qwen2MoeForCausalLM',
    {
      sliding_window: 4096,
      max_window_layers: 6,
      use_sliding_window: false,
      decoder_sparse_step: 1,
      moe_intermediate_size: 512,
      shared_expert_intermediate_size: 2048,
      num_experts_per_tok: 4,
      num_experts: 60,
      norm_topk_prob: false,
    },
  ],
  [
    'FalconForCausalLM',
    {
      layer_norm_epsilon: 1e-5,
      initializer_range: 0.02,
      use_cache: true,
      bos_token_id: 11,
      eos_token_id: 11,
      hidden_dropout: 0,
      attention_dropout: 0,
      alibi: false,
      new_decoder_architecture: false,
      multi_query: true,
      parallel_attn: true,
      bias: false,
    },
  ],
  ['XLMRobertaModel', encoder],
  [
    'DistilBertModel',
    { ...encoder, dim: 768, n_layers: 6, n_heads: 12, hidden_dim: 3072, activation: 'gelu' },
  ],
  ['JinaBertForMaskedLM', { ...encoder, position_embedding_type: 'alibi' }],
])

/** Architectures that become a family of decoders, and of embeddings. */
export const decoders: readonly string[] = [...configs.keys()].filter((name) =>
  /CausalLM$/.test(name),
)
export const embeddings: readonly string[] = [...configs.keys()].filter(
  (name) => !decoders.includes(name),
)

/** A `config.json` of an architecture, with some keys changed. */
export function configOf(architecture: string, changed: object = {}): object {
  const own = configs.get(architecture) ?? {}
  return { ...small, ...own, architectures: [architecture], ...changed }
}

/** What the target is told of a model. */
export function briefOf(config: unknown, id = 'wetland/bittern-2-mini'): Brief {
  return { proposal: bareProposal(id, undefined), facts: undefined, config }
}

/** The file set of a model. */
export function setOf(config: unknown, files: Files = tree, id?: string): FileSet {
  return scaffoldParts(fastllm, fastllm.parts, { brief: briefOf(config, id), files })
}

/** The tree with everything a model needs. */
export function scaffolded(config: unknown, files: Files = tree, id?: string): Files {
  return afterwards(files, setOf(config, files, id))
}

/** The tree with one file changed; the change must have found its place. */
export function changed(files: Files, path: string, from: string | RegExp, to: string): Files {
  const text = files.get(path) ?? ''
  const now = text.replace(from, to)
  if (now === text) throw new Error(`Nothing to change in ${path}`)
  return new Map([...files, [path, now]])
}

/** The lines a text gained, and those that are no longer there. */
export function difference(before: string, after: string): { gained: string; lost: string } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const lost = old.filter((line) => !now.includes(line))
  const kept = old.filter((line) => now.includes(line))
  const gained: string[] = []
  let at = 0
  for (const line of now) {
    if (line === kept[at]) at += 1
    else gained.push(line)
  }
  return { gained: gained.join('\n'), lost: lost.join('\n') }
}
