import { type ConfigField, configFields } from './config-field.ts'

/**
 * What the `Config` of each module of candle reads from `config.json`: `name:kind`, with `?` where the key
 * may be missing or null, and `~` where it may be missing but not null.
 *
 * Read in candle 0.8.4; qwen3, qwen3_moe and olmo2 in 0.11.0.
 */
const configs: ReadonlyMap<string, string> = new Map([
  [
    'gemma',
    `attention_bias:flag head_dim:count hidden_size:count intermediate_size:count
    num_attention_heads:count num_hidden_layers:count num_key_value_heads:count
    rms_norm_eps:number rope_theta:number vocab_size:count hidden_act:activation?
    hidden_activation:activation? max_position_embeddings:count~`,
  ],
  [
    'gemma2',
    `attention_bias:flag head_dim:count hidden_activation:activation hidden_size:count
    intermediate_size:count num_attention_heads:count num_hidden_layers:count
    num_key_value_heads:count rms_norm_eps:number rope_theta:number vocab_size:count
    query_pre_attn_scalar:count final_logit_softcapping:number? attn_logit_softcapping:number?
    sliding_window:count? max_position_embeddings:count~`,
  ],
  [
    'gemma3',
    `attention_bias:flag head_dim:count hidden_activation:activation hidden_size:count
    intermediate_size:count num_attention_heads:count num_hidden_layers:count
    num_key_value_heads:count rms_norm_eps:number rope_theta:number vocab_size:count
    query_pre_attn_scalar:count sliding_window:count sliding_window_pattern:count
    max_position_embeddings:count final_logit_softcapping:number? attn_logit_softcapping:number?`,
  ],
  [
    'phi3',
    `vocab_size:count hidden_act:activation hidden_size:count intermediate_size:count
    num_hidden_layers:count num_attention_heads:count num_key_value_heads:count
    rms_norm_eps:number rope_theta:number max_position_embeddings:count bos_token_id:count?
    eos_token_id:count? rope_scaling:text?`,
  ],
  [
    'starcoder2',
    `vocab_size:count hidden_size:count intermediate_size:count num_hidden_layers:count
    num_attention_heads:count num_key_value_heads:count hidden_act:activation
    max_position_embeddings:count norm_epsilon:number rope_theta:number use_bias:flag
    sliding_window:count?`,
  ],
  [
    'olmo',
    `vocab_size:count hidden_size:count intermediate_size:count attention_bias:flag
    num_hidden_layers:count num_attention_heads:count num_key_value_heads:count
    hidden_act:activation max_position_embeddings:count rope_theta:number
    tie_word_embeddings:flag clip_qkv:number?`,
  ],
  [
    'qwen2_moe',
    `vocab_size:count hidden_size:count intermediate_size:count num_hidden_layers:count
    num_attention_heads:count num_key_value_heads:count max_position_embeddings:count
    sliding_window:count max_window_layers:count tie_word_embeddings:flag rope_theta:number
    rms_norm_eps:number use_sliding_window:flag hidden_act:activation decoder_sparse_step:count
    moe_intermediate_size:count shared_expert_intermediate_size:count num_experts_per_tok:count
    num_experts:count norm_topk_prob:flag`,
  ],
  [
    'qwen3',
    `vocab_size:count hidden_size:count intermediate_size:count num_hidden_layers:count
    num_attention_heads:count head_dim:count attention_bias:flag num_key_value_heads:count
    max_position_embeddings:count max_window_layers:count tie_word_embeddings:flag
    rope_theta:number rms_norm_eps:number use_sliding_window:flag hidden_act:activation
    sliding_window:count?`,
  ],
  [
    'qwen3_moe',
    `vocab_size:count hidden_size:count intermediate_size:count num_hidden_layers:count
    num_attention_heads:count head_dim:count attention_bias:flag num_key_value_heads:count
    max_position_embeddings:count max_window_layers:count tie_word_embeddings:flag
    rope_theta:number rms_norm_eps:number use_sliding_window:flag hidden_act:activation
    decoder_sparse_step:count moe_intermediate_size:count num_experts_per_tok:count
    num_experts:count norm_topk_prob:flag sliding_window:count?`,
  ],
  [
    'olmo2',
    `vocab_size:count hidden_size:count intermediate_size:count attention_bias:flag
    num_hidden_layers:count num_attention_heads:count num_key_value_heads:count
    rms_norm_eps:number hidden_act:activation max_position_embeddings:count rope_theta:number
    tie_word_embeddings:flag clip_qkv:number?`,
  ],
  [
    'phi',
    `vocab_size:count hidden_size:count intermediate_size:count num_hidden_layers:count
    num_attention_heads:count hidden_act:activation max_position_embeddings:count
    layer_norm_eps:number tie_word_embeddings:flag rope_theta:number
    partial_rotary_factor:number qk_layernorm:flag num_key_value_heads:count?`,
  ],
  [
    'falcon',
    `vocab_size:count hidden_size:count num_hidden_layers:count num_attention_heads:count
    layer_norm_epsilon:number initializer_range:number use_cache:flag bos_token_id:count
    eos_token_id:count hidden_dropout:number attention_dropout:number alibi:flag
    new_decoder_architecture:flag multi_query:flag parallel_attn:flag bias:flag n_head_kv:count?`,
  ],
  [
    'xlm_roberta',
    `hidden_size:count layer_norm_eps:number attention_probs_dropout_prob:number
    hidden_dropout_prob:number num_attention_heads:count position_embedding_type:text
    intermediate_size:count hidden_act:activation num_hidden_layers:count vocab_size:count
    max_position_embeddings:count type_vocab_size:count pad_token_id:count`,
  ],
  [
    'distilbert',
    `vocab_size:count dim:count n_layers:count n_heads:count hidden_dim:count
    activation:activation max_position_embeddings:count initializer_range:number
    pad_token_id:count position_embedding_type:text~ use_cache:flag~ model_type:text?`,
  ],
  [
    'modernbert',
    `vocab_size:count hidden_size:count num_hidden_layers:count num_attention_heads:count
    intermediate_size:count max_position_embeddings:count layer_norm_eps:number
    pad_token_id:count global_attn_every_n_layers:count global_rope_theta:number
    local_attention:count local_rope_theta:number`,
  ],
  [
    'debertav2',
    `vocab_size:count hidden_size:count num_hidden_layers:count num_attention_heads:count
    intermediate_size:count hidden_act:activation hidden_dropout_prob:number
    attention_probs_dropout_prob:number max_position_embeddings:count type_vocab_size:count
    initializer_range:number layer_norm_eps:number relative_attention:flag
    max_relative_positions:integer position_biased_input:flag pos_att_type:texts
    pad_token_id:count? position_buckets:integer? share_att_key:flag? attention_head_size:count?
    embedding_size:count? norm_rel_ebd:text? conv_kernel_size:count? conv_groups:count?
    conv_act:text? pooler_dropout:number? pooler_hidden_act:activation?
    pooler_hidden_size:count? cls_dropout:number?`,
  ],
  [
    'jina_bert',
    `vocab_size:count hidden_size:count num_hidden_layers:count num_attention_heads:count
    intermediate_size:count hidden_act:activation max_position_embeddings:count
    type_vocab_size:count initializer_range:number layer_norm_eps:number pad_token_id:count
    position_embedding_type:text`,
  ],
])

/** The keys a module's `Config` reads. */
export function fieldsOf(module: string): readonly ConfigField[] {
  return configFields(configs.get(module) ?? '')
}
