import type { Model } from '../src/proposal/proposal.ts'
import type { GivenNames } from '../src/targets/target.ts'

/** A file of kaito-project/kaito at a commit, as `commit:path`. */
export type Source = string

/** One value KAITO merged for a model, and where it stands. */
export interface MergedValue {
  readonly what: string
  readonly merged: string
  readonly source: Source
  /** What shows that people chose it against what the rules and the proposal give; without it the value follows. */
  readonly overridden?: string
}

/** Everything KAITO merged for one model that a target writes too. */
export interface MergedModel {
  readonly name: string
  /** The file of its proposal, and of the answer of the models API. */
  readonly proposal: string
  readonly page: string
  /** Its published `config.json`, where no file of that name holds it. */
  readonly config: Readonly<Record<string, unknown>>
  /** What people chose, taken as given where other values follow from it. */
  readonly given: { readonly names: GivenNames; readonly model: Partial<Model> }
  readonly values: readonly MergedValue[]
}

const v050 = '9326178d6'
const qwenGo = `${v050}:presets/workspace/models/qwen/model.go`
const phiGo = `${v050}:presets/workspace/models/phi4/model.go`
const gptGo = '509f7acd0:presets/workspace/models/gpt/model.go'
const registry = 'presets/workspace/models/supported_models.yaml'
const both: Model['runtimes'] = ['transformers', 'vllm']

type Row = readonly [what: string, merged: string, overridden?: string]

const at = (source: Source, rows: readonly Row[]): readonly MergedValue[] =>
  rows.map(([what, merged, overridden]) =>
    overridden === undefined ? { what, merged, source } : { what, merged, source, overridden },
  )

/** What every preset of these says alike. */
const launch: readonly Row[] = [
  ['BaseCommand', 'accelerate launch'],
  ['AccelerateParams', 'inference.DefaultAccelerateParams'],
  ['InferenceMainFile', 'inference.DefaultTransformersMainFile'],
  ['pipeline', 'text-generation'],
  ['vLLM BaseCommand', 'inference.DefaultVLLMCommand'],
  ['SupportDistributedInference', 'false'],
  ['ReadinessTimeout', 'time.Duration(30) * time.Minute'],
]

const catalog = (rows: readonly Row[]): readonly MergedValue[] =>
  at(
    '056b8280b:presets/workspace/models/model_catalog.yaml',
    rows.map(([what, merged]) => [`catalog ${what}`, merged] as const),
  )

const onPage = (licence: string): readonly MergedValue[] =>
  at('056b8280b:website/docs/presets.md', [['page licence', licence]])

/** Figures and names read in KAITO's public history; the commits are those at which they stand so. */
export const mergedModels: readonly MergedModel[] = [
  {
    name: 'qwen2.5-coder-7b-instruct',
    proposal: '20250103-qwen2.5-coder.md',
    page: 'qwen2.5-coder-7b-instruct.json',
    config: {
      architectures: ['Qwen2ForCausalLM'],
      model_type: 'qwen2',
      max_position_embeddings: 32_768,
      hidden_size: 3584,
      num_hidden_layers: 28,
      num_attention_heads: 28,
      num_key_value_heads: 4,
    },
    given: { names: { package: 'qwen' }, model: { runtimes: both } },
    values: [
      ...at(`be3620bb1:${registry}`, [
        ['name', 'qwen2.5-coder-7b-instruct'],
        ['type', 'text-generation'],
        [
          'version',
          'https://huggingface.co/Qwen/Qwen2.5-Coder-7B-Instruct/commit/0eb6b1ed2d0c4306bc637d09ecef51e59d3dfe05',
        ],
        ['runtime', 'tfs'],
        ['downloadAtRuntime', 'absent'],
        ['tag', '0.0.1'],
      ]),
      ...at(`${v050}:${registry}`, [
        ['revision of the page', 'c03e6d358207e414f1eca0bb1891e29f1db0e242'],
      ]),
      ...at(qwenGo, [
        [
          'package',
          'qwen',
          'the family name is "Qwen 2.5 Coder"; a package for all of Qwen was chosen in d399599e0',
        ],
        ['constant', 'PresetQwen2_5Coder7BInstructModel'],
        ['DiskStorageRequirement', '110Gi'],
        ['GPUCountRequirement', '1'],
        ['TotalGPUMemoryRequirement', '24Gi'],
        ['PerGPUMemoryRequirement', '0Gi'],
        [
          'runtimes',
          'transformers, vllm',
          'the proposal names transformers only; every preset since 0f9a11d11 has both',
        ],
        ...launch,
        ['torch_dtype', 'bfloat16'],
        ['further transformers parameters', ''],
        ['vLLM dtype', 'float16'],
        ['SupportTuning', 'true', 'no proposal says whether a model can be tuned'],
      ]),
      ...at(`${v050}:examples/inference/kaito_workspace_qwen_2.5_coder_7b-instruct.yaml`, [
        ['example machine', 'Standard_NC24ads_A100_v4'],
      ]),
      ...catalog([
        ['name', 'Qwen/Qwen2.5-Coder-7B-Instruct'],
        ['description', 'https://huggingface.co/Qwen/Qwen2.5-Coder-7B-Instruct'],
        ['license', 'apache-2.0'],
        ['pipelineTag', 'text-generation'],
        ['baseModel', 'Qwen/Qwen2.5-Coder-7B'],
        ['modelFileSize', '14.19Gi'],
        ['architectures', 'Qwen2ForCausalLM'],
        ['modelTokenLimit', '32768'],
        ['hiddenSize', '3584'],
        ['numHiddenLayers', '28'],
        ['numAttentionHeads', '28'],
        ['numKeyValueHeads', '4'],
        ['headDim', 'absent'],
        ['quantMethod', 'absent'],
      ]),
      ...onPage('Apache-2.0'),
    ],
  },
  {
    name: 'phi-4',
    proposal: '20241212-phi4-instruct.md',
    page: 'phi-4.json',
    config: {
      architectures: ['Phi3ForCausalLM'],
      model_type: 'phi3',
      max_position_embeddings: 16_384,
      hidden_size: 5120,
      num_hidden_layers: 40,
      num_attention_heads: 40,
      num_key_value_heads: 10,
    },
    given: { names: {}, model: { totalGpuMemoryGB: 40, perGpuMemoryGB: null } },
    values: [
      ...at(`8730b2cc0:${registry}`, [
        ['name', 'phi-4'],
        ['type', 'text-generation'],
        [
          'version',
          'https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61',
          'the proposal names f957856c, the revision of its day; 8730b2cc0 took a newer one for every model it touched',
        ],
        ['revision of the page', '187ef0342fff0eb3333be9f00389385e95ef0b61'],
        ['runtime', 'tfs'],
        ['downloadAtRuntime', 'absent'],
        ['tag', '0.1.0', '8730b2cc0 gave every image the tag 0.1.0 at once'],
      ]),
      ...at(phiGo, [
        ['package', 'phi4'],
        ['constant', 'PresetPhi4Model'],
        ['DiskStorageRequirement', '150Gi'],
        ['GPUCountRequirement', '1'],
        [
          'TotalGPUMemoryRequirement',
          '40Gi',
          'raised from 30 GB in 423f2c759: its comment asks for an A100',
        ],
        [
          'PerGPUMemoryRequirement',
          '0Gi',
          '80 GB for each GPU contradicts 30 GB in all with one GPU',
        ],
        ['runtimes', 'transformers, vllm'],
        ...launch,
        [
          'torch_dtype',
          'auto',
          'shared with phi-4-mini-instruct in 423f2c759; the proposal says BF16',
        ],
        [
          'further transformers parameters',
          'trust_remote_code',
          'shared with phi-4-mini-instruct in 423f2c759',
        ],
        ['vLLM dtype', 'float16'],
        ['SupportTuning', 'true', 'no proposal says whether a model can be tuned'],
      ]),
      ...at(`${v050}:examples/inference/kaito_workspace_phi_4.yaml`, [
        ['example machine', 'Standard_NC24ads_A100_v4'],
      ]),
      ...catalog([
        ['name', 'microsoft/phi-4'],
        ['description', 'https://huggingface.co/microsoft/phi-4'],
        ['license', 'mit'],
        ['pipelineTag', 'text-generation'],
        ['baseModel', 'absent'],
        ['modelFileSize', '27.31Gi'],
        ['architectures', 'Phi3ForCausalLM'],
        ['modelTokenLimit', '16384'],
        ['hiddenSize', '5120'],
        ['numHiddenLayers', '40'],
        ['numAttentionHeads', '40'],
        ['numKeyValueHeads', '10'],
        ['headDim', 'absent'],
        ['quantMethod', 'absent'],
      ]),
      ...onPage('MIT'),
    ],
  },
  {
    name: 'gpt-oss-20b',
    proposal: '20250808-gpt-oss-20b.md',
    page: 'gpt-oss-20b.json',
    config: {},
    given: { names: { package: 'gpt' }, model: { totalGpuMemoryGB: 24, runtimes: both } },
    values: [
      ...at(`509f7acd0:${registry}`, [
        ['name', 'gpt-oss-20b'],
        ['type', 'text-generation'],
        [
          'version',
          'https://huggingface.co/openai/gpt-oss-20b/commit/db6852caddef0cf0c1f729034ed700c84eab376e',
        ],
        ['revision of the page', 'db6852caddef0cf0c1f729034ed700c84eab376e'],
        ['runtime', 'tfs'],
        ['downloadAtRuntime', 'absent'],
        ['tag', '0.0.1'],
      ]),
      ...at(gptGo, [
        ['package', 'gpt', 'the family name is "gpt-oss"'],
        ['constant', 'PresetGPT_OSS_20BModel', 'spelt in capitals, as no other constant is'],
        ['DiskStorageRequirement', '110Gi'],
        ['GPUCountRequirement', '1'],
        [
          'TotalGPUMemoryRequirement',
          '24Gi',
          'the proposal says 16 GB; a comment beside it tells of a pod out of memory on 24 GB',
        ],
        ['PerGPUMemoryRequirement', '0Gi'],
        [
          'runtimes',
          'transformers, vllm',
          'the proposal waits for vLLM 0.10.1; the base image 0.0.6 had brought it',
        ],
        ...launch,
        ['torch_dtype', 'auto'],
        [
          'further transformers parameters',
          'allow_remote_files',
          'set for its chat template, as a comment says, though the weights come in an image',
        ],
        ['vLLM dtype', 'bfloat16'],
        ['SupportTuning', 'false'],
      ]),
      ...at('509f7acd0:examples/inference/kaito_workspace_gpt_oss_20b.yaml', [
        ['example machine', 'Standard_NV36ads_A10_v5', 'a size the table of v0.5.0 does not have'],
      ]),
      ...catalog([
        ['name', 'openai/gpt-oss-20b'],
        ['description', 'https://huggingface.co/openai/gpt-oss-20b'],
        ['license', 'apache-2.0'],
        ['pipelineTag', 'text-generation'],
        ['baseModel', 'absent'],
        ['modelFileSize', '25.63Gi'],
        ['architectures', 'GptOssForCausalLM'],
        ['modelTokenLimit', '131072'],
        ['hiddenSize', '2880'],
        ['numHiddenLayers', '24'],
        ['numAttentionHeads', '64'],
        ['numKeyValueHeads', '8'],
        ['headDim', '64'],
        ['quantMethod', 'mxfp4'],
        ['quantBits', 'absent'],
      ]),
      ...onPage('Apache-2.0'),
    ],
  },
]

/** A proposal KAITO merged four presets for (`f1cba23d8`), none of which it names well enough to be written. */
export const refusedProposal: {
  readonly proposal: string
  readonly source: Source
  readonly reasons: readonly string[]
} = {
  proposal: '20251205-mistral-3.md',
  source: `f1cba23d8:${registry}`,
  reasons: [
    'no preset name can be derived from the download site',
    'the download site is not a model repository',
    'the version is not a full commit',
    'the GPU count is not a whole number',
    'a memory or storage size is not a usable amount',
    'Distributed Inference is neither True nor False',
  ],
}
