/** What can be done for an architecture: see `planOf`. */
export type Route =
  | 'supported'
  | 'spelling'
  | 'spelling-to-compare'
  | 'decoder'
  | 'embedding'
  | 'skeleton'
  | 'out-of-scope'

/** What an architecture is for; FastLLM itself has endpoints for chat and embeddings only. */
export type Serves =
  | 'chat'
  | 'completion'
  | 'embeddings'
  | 'audio'
  | 'classification'
  | 'seq2seq'
  | 'vision-embeddings'

/** What is known of an architecture, by the exact string of `config.json`. */
export interface Architecture {
  readonly name: string
  /** The key FastLLM registers its family under. */
  readonly family: string
  readonly serves: Serves
  readonly route: Route
  /** The module of `candle_transformers::models` and the first release of candle that has it. */
  readonly candle: { readonly module: string; readonly since: string } | undefined
}

/**
 * Name, family, purpose, route, module of candle and its first release (0.8.2 is the first one looked at).
 *
 * Observed in lukehinds/fastllm at 10eb159 and candle 0.8.2 to 0.11.0. Which of them FastLLM accepts is not
 * here: that is read from the tree.
 */
const rows: readonly (readonly [string, string, Serves, Route, string, string])[] = [
  ['LlamaForCausalLM', 'Llama', 'chat', 'supported', 'llama', '0.8.2'],
  ['LLaMAForCausalLM', 'Llama', 'chat', 'spelling', 'llama', '0.8.2'],
  ['LlamaModel', 'Llama', 'embeddings', 'out-of-scope', '', ''],
  ['LlamaForSequenceClassification', 'Llama', 'classification', 'out-of-scope', '', ''],
  ['MllamaForConditionalGeneration', 'Mllama', 'chat', 'skeleton', '', ''],
  ['Llama4ForConditionalGeneration', 'Llama4', 'chat', 'skeleton', '', ''],
  ['LlavaForConditionalGeneration', 'Llava', 'chat', 'skeleton', 'llava', '0.8.2'],
  ['MistralForCausalLM', 'Mistral', 'chat', 'supported', 'mistral', '0.8.2'],
  ['Mistral3ForConditionalGeneration', 'Mistral3', 'chat', 'skeleton', '', ''],
  ['Ministral3ForCausalLM', 'Mistral3', 'chat', 'skeleton', '', ''],
  ['MixtralForCausalLM', 'Mixtral', 'chat', 'skeleton', 'mixtral', '0.8.2'],
  ['PixtralForConditionalGeneration', 'Pixtral', 'chat', 'skeleton', 'pixtral', '0.8.2'],
  ['Qwen2ForCausalLM', 'Qwen', 'chat', 'supported', 'qwen2', '0.8.2'],
  ['Qwen2_5_VLForConditionalGeneration', 'Qwen', 'chat', 'supported', 'qwen2', '0.8.2'],
  ['Qwen2VLForConditionalGeneration', 'Qwen', 'chat', 'spelling-to-compare', 'qwen2', '0.8.2'],
  ['Qwen2MoeForCausalLM', 'QwenMoe', 'chat', 'decoder', 'qwen2_moe', '0.8.2'],
  ['Qwen3ForCausalLM', 'Qwen3', 'chat', 'decoder', 'qwen3', '0.9.2'],
  ['Qwen3MoeForCausalLM', 'Qwen3Moe', 'chat', 'decoder', 'qwen3_moe', '0.9.2'],
  ['Qwen3VLForConditionalGeneration', 'Qwen3VL', 'chat', 'skeleton', 'qwen3_vl', '0.9.2'],
  ['Qwen3_5ForConditionalGeneration', 'Qwen3_5', 'chat', 'skeleton', '', ''],
  ['QWenLMHeadModel', 'QwenV1', 'chat', 'skeleton', '', ''],
  ['Qwen2AudioForConditionalGeneration', 'QwenAudio', 'audio', 'out-of-scope', '', ''],
  ['BertModel', 'bert', 'embeddings', 'supported', 'bert', '0.8.2'],
  ['RobertaModel', 'bert', 'embeddings', 'supported', '', ''],
  ['DebertaModel', 'bert', 'embeddings', 'supported', '', ''],
  ['DebertaV2Model', 'debertav2', 'embeddings', 'embedding', 'debertav2', '0.8.3'],
  ['XLMRobertaModel', 'xlm_roberta', 'embeddings', 'embedding', 'xlm_roberta', '0.8.2'],
  ['DistilBertModel', 'distilbert', 'embeddings', 'embedding', 'distilbert', '0.8.2'],
  ['ModernBertModel', 'modernbert', 'embeddings', 'embedding', 'modernbert', '0.8.3'],
  ['NomicBertModel', 'nomic_bert', 'embeddings', 'skeleton', 'nomic_bert', '0.10.0'],
  ['JinaBertForMaskedLM', 'jina_bert', 'embeddings', 'embedding', 'jina_bert', '0.8.2'],
  ['BertForSequenceClassification', 'bert', 'classification', 'out-of-scope', '', ''],
  [
    'XLMRobertaForSequenceClassification',
    'xlm_roberta',
    'classification',
    'out-of-scope',
    'xlm_roberta',
    '0.8.2',
  ],
  ['MPNetModel', 'mpnet', 'embeddings', 'skeleton', '', ''],
  ['AlbertModel', 'albert', 'embeddings', 'skeleton', '', ''],
  ['GemmaForCausalLM', 'Gemma', 'chat', 'decoder', 'gemma', '0.8.2'],
  ['Gemma2ForCausalLM', 'Gemma2', 'chat', 'decoder', 'gemma2', '0.8.2'],
  ['Gemma3ForCausalLM', 'Gemma3', 'chat', 'decoder', 'gemma3', '0.8.4'],
  ['Gemma3ForConditionalGeneration', 'Gemma3', 'chat', 'skeleton', '', ''],
  ['PhiForCausalLM', 'Phi', 'chat', 'decoder', 'phi', '0.8.2'],
  ['Phi3ForCausalLM', 'Phi3', 'chat', 'decoder', 'phi3', '0.8.2'],
  ['Phi3VForCausalLM', 'Phi3V', 'chat', 'skeleton', '', ''],
  ['GPT2LMHeadModel', 'GPT2', 'completion', 'skeleton', '', ''],
  ['GPTNeoXForCausalLM', 'GPTNeoX', 'completion', 'skeleton', '', ''],
  ['GPTBigCodeForCausalLM', 'GPTBigCode', 'completion', 'skeleton', 'bigcode', '0.8.2'],
  ['BloomForCausalLM', 'Bloom', 'completion', 'skeleton', '', ''],
  ['OPTForCausalLM', 'OPT', 'completion', 'skeleton', '', ''],
  ['FalconForCausalLM', 'Falcon', 'chat', 'decoder', 'falcon', '0.8.2'],
  ['MptForCausalLM', 'Mpt', 'chat', 'skeleton', 'mpt', '0.8.2'],
  ['StableLmForCausalLM', 'StableLm', 'chat', 'skeleton', 'stable_lm', '0.8.2'],
  ['Starcoder2ForCausalLM', 'Starcoder2', 'completion', 'decoder', 'starcoder2', '0.8.2'],
  ['GptOssForCausalLM', 'GptOss', 'chat', 'skeleton', '', ''],
  ['DeepseekV2ForCausalLM', 'DeepseekV2', 'chat', 'skeleton', 'deepseek2', '0.8.4'],
  ['DeepseekV3ForCausalLM', 'DeepseekV3', 'chat', 'skeleton', '', ''],
  ['ChatGLMModel', 'ChatGLM', 'chat', 'skeleton', 'chatglm', '0.8.2'],
  ['Glm4ForCausalLM', 'Glm4', 'chat', 'decoder', 'glm4_new', '0.9.2'],
  ['GraniteForCausalLM', 'Granite', 'chat', 'skeleton', 'granite', '0.8.2'],
  ['OlmoForCausalLM', 'Olmo', 'chat', 'decoder', 'olmo', '0.8.2'],
  ['Olmo2ForCausalLM', 'Olmo2', 'chat', 'decoder', 'olmo2', '0.9.2'],
  ['CohereForCausalLM', 'Cohere', 'chat', 'skeleton', '', ''],
  ['MambaForCausalLM', 'Mamba', 'completion', 'skeleton', 'mamba', '0.8.2'],
  ['SmolLM3ForCausalLM', 'SmolLM3', 'chat', 'skeleton', 'smol', '0.10.0'],
  ['NemotronHForCausalLM', 'NemotronH', 'chat', 'skeleton', '', ''],
  ['MiniMaxM2ForCausalLM', 'MiniMaxM2', 'chat', 'skeleton', '', ''],
  ['T5ForConditionalGeneration', 'T5', 'seq2seq', 'out-of-scope', 't5', '0.8.2'],
  ['WhisperForConditionalGeneration', 'Whisper', 'audio', 'out-of-scope', 'whisper', '0.8.2'],
  ['CLIPModel', 'CLIP', 'vision-embeddings', 'out-of-scope', 'clip', '0.8.2'],
]

const known: ReadonlyMap<string, Architecture> = new Map(
  rows.map(([name, family, serves, route, module, since]) => [
    name,
    { name, family, serves, route, candle: module === '' ? undefined : { module, since } },
  ]),
)

/** What the table says of an architecture; compared with regard to case. */
export function architectureNamed(name: string): Architecture | undefined {
  return known.get(name)
}

/** Every architecture of the table. */
export const architectureNames: readonly string[] = [...known.keys()]
