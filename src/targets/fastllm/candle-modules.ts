/** How a module of `candle_transformers::models` is built and called. */
export interface CandleModule {
  readonly kind: 'decoder' | 'embedding'
  readonly module: string
  readonly type: string
  /** The constructor's call, given `config` and `vb`. */
  readonly build: string
  /** The call that answers one step of `model`, or the hidden states of `input`. */
  readonly forward: string
  /** Whether fields of its `Config` cannot be read from outside. */
  readonly hidesFields?: true
}

const step = 'model.forward(input, pos)?'

/**
 * The modules whose interface is known: read in candle 0.8.4, those that came later in 0.11.0.
 *
 * A decoder here has `clear_kv_cache` and is `Clone`; its `Config` is read from JSON as it stands.
 */
const modules: readonly CandleModule[] = [
  {
    kind: 'decoder',
    module: 'gemma',
    type: 'Model',
    build: 'Model::new(false, config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'gemma2',
    type: 'Model',
    build: 'Model::new(false, config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'gemma3',
    type: 'Model',
    build: 'Model::new(false, config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'phi3',
    type: 'Model',
    build: 'Model::new(config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'starcoder2',
    type: 'Model',
    build: 'Model::new(config, vb)',
    forward: step,
    hidesFields: true,
  },
  {
    kind: 'decoder',
    module: 'olmo',
    type: 'Model',
    build: 'Model::new(config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'qwen2_moe',
    type: 'Model',
    build: 'Model::new(config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'qwen3',
    type: 'ModelForCausalLM',
    build: 'ModelForCausalLM::new(config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'qwen3_moe',
    type: 'ModelForCausalLM',
    build: 'ModelForCausalLM::new(config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'olmo2',
    type: 'Model',
    build: 'Model::new(config, vb)',
    forward: step,
  },
  {
    kind: 'decoder',
    module: 'phi',
    type: 'Model',
    build: 'Model::new(config, vb)',
    forward: 'model.forward(input)?',
    hidesFields: true,
  },
  {
    kind: 'decoder',
    module: 'falcon',
    type: 'Falcon',
    build: 'Falcon::load(vb, config.clone())',
    forward: 'model.forward(input)?',
  },
  {
    kind: 'embedding',
    module: 'xlm_roberta',
    type: 'XLMRobertaModel',
    build: 'Encoder::new(&config, vb)',
    forward:
      'self.encoder.forward(input, &input.ones_like()?, &input.zeros_like()?, None, None, None)?',
  },
  {
    kind: 'embedding',
    module: 'distilbert',
    type: 'DistilBertModel',
    build: 'Encoder::load(vb, &config)',
    forward: 'self.encoder.forward(input, &input.zeros_like()?)?',
    hidesFields: true,
  },
  {
    kind: 'embedding',
    module: 'modernbert',
    type: 'ModernBert',
    build: 'Encoder::load(vb, &config)',
    forward: 'self.encoder.forward(input, &input.ones_like()?)?',
  },
  {
    kind: 'embedding',
    module: 'debertav2',
    type: 'DebertaV2Model',
    build: 'Encoder::load(vb, &config)',
    forward: 'self.encoder.forward(input, None, None)?',
  },
  {
    kind: 'embedding',
    module: 'jina_bert',
    type: 'BertModel',
    build: 'Encoder::new(vb, &config)',
    forward: 'self.encoder.forward(input)?',
  },
]

const known: ReadonlyMap<string, CandleModule> = new Map(modules.map((one) => [one.module, one]))

/** The interface of a module of candle; `undefined` where it is not known well enough to write code for it. */
export function candleModule(name: string): CandleModule | undefined {
  return known.get(name)
}
