import type { ModelFacts } from '../../facts/model-facts.ts'
import type { Value, ValueSpec } from './value.ts'

type Told = readonly [name: string, summary: string, of: (facts: ModelFacts) => Value | null]

const single: readonly Told[] = [
  ['revision', 'The full commit these facts are about.', (facts) => facts.revision],
  ['licence', 'The licence as the Hub has it, `apache-2.0`.', (facts) => facts.licence],
  [
    'licence_class',
    '`hostable`, `review`, `restricted` or `unknown`.',
    (facts) => facts.licenceClass,
  ],
  ['gated', 'Whether people have to be let in.', (facts) => facts.gated],
  ['task', 'Its task, `text-generation`.', (facts) => facts.task],
  ['modality', 'What it works on.', (facts) => facts.modality],
  ['family', 'Its family.', (facts) => facts.family],
  ['model_type', '`model_type` of its configuration.', (facts) => facts.modelType],
  ['parameters', 'How many parameters.', (facts) => facts.parameters],
  ['precision', 'The type most parameters have, `BF16`.', (facts) => facts.precision],
  ['context', 'Context length in tokens.', (facts) => facts.context],
  ['heads', 'Attention heads.', (facts) => facts.heads],
  ['layers', 'Layers.', (facts) => facts.layout?.layers ?? null],
  ['hidden_size', 'Hidden size.', (facts) => facts.layout?.hidden ?? null],
  ['kv_bytes_per_token', 'Cache of one token, in bytes.', (facts) => facts.kvBytesPerToken],
  ['weight_bytes', 'Size of the weights, in bytes.', (facts) => facts.weightBytes],
  ['storage_bytes', 'Size of all that is loaded, in bytes.', (facts) => facts.storageBytes],
  ['weight_format', '`safetensors` or `pytorch`.', (facts) => facts.weightFormat],
  ['trust_remote_code', 'Whether it brings code of its own.', (facts) => facts.trustRemoteCode],
]

const lists: readonly Told[] = [
  ['architectures', 'Its architectures, a list.', (facts) => facts.architectures],
  ['base_models', 'The models it was made from, a list.', (facts) => facts.baseModels],
]

/** What the model hub tells. Downloads are not among it: text made of them would change every day. */
export const factValues: readonly ValueSpec<ModelFacts>[] = [
  ...single.map(specOf),
  ...lists.map((told) => ({ ...specOf(told), isList: true as const })),
]

function specOf([name, summary, of]: Told): ValueSpec<ModelFacts> {
  return { name: `facts.${name}`, summary, of }
}
