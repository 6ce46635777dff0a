import { capabilitiesOf, familyOf, modalityOf, type Signs } from './capability.ts'
import { diskNeeds } from './disk.ts'
import { generatorBytes } from './generator-bytes.ts'
import { countNeeds, memoryNeeds, type Shape } from './memory.ts'
import { type ModelConfig, parseModelConfig } from './model-config.ts'
import type { ModelFacts } from './model-facts.ts'
import { type ModelPage, parseModelPage } from './model-page.ts'
import { notesOf } from './notes.ts'
import { type Told, told, unknownOf } from './told.ts'
import { parseWeightIndex } from './weight-index.ts'
import { type Sizes, sizesOf } from './weight-sizes.ts'
import type { ModelFile } from './weights.ts'

/** What facts are made of: answers of the Hub, or the same from files, unread. */
export interface Sources {
  readonly id: string
  /** An answer of the models API. */
  readonly page?: unknown
  /** `config.json`, or Mistral's `params.json`. */
  readonly config?: unknown
  /** `model.safetensors.index.json`. */
  readonly index?: unknown
  /** The files as they lie in a folder, where no page lists them. */
  readonly files?: readonly ModelFile[]
  /** Why a source is not there, as a fragment. */
  readonly missing?: { readonly page?: string; readonly config?: string }
}

interface Read {
  readonly page: ModelPage | undefined
  readonly config: ModelConfig | undefined
  readonly noPage: string
  readonly noConfig: string
  readonly signs: Signs
}

/** Puts together what the sources say. Takes any JSON whatever, and never throws. */
export function factsOf(sources: Sources): ModelFacts {
  const read = readOf(sources)
  const { page, config, signs } = read
  const index = parseWeightIndex(sources.index)
  const noFiles = page === undefined ? read.noPage : 'the page lists no files'
  const files = page?.files ?? sources.files ?? null
  const sizes = sizesOf({ files, index, noFiles })
  const stated = { ...identity(read), ...nature(read), ...dimensions(read) }
  const { set, weightBytes, storageBytes } = sizes
  return {
    id: page?.id ?? sources.id,
    ...valuesOf(stated),
    capabilities: capabilitiesOf(signs),
    architectures: signs.architectures,
    ...shownBy(page),
    layout: config?.layout ?? null,
    weightFormat: set?.format ?? null,
    weightFiles: set?.files.map(({ name }) => name) ?? index?.files ?? [],
    weightBytes: weightBytes.value,
    storageBytes: storageBytes.value,
    generatorBytes: generatorBytes(files ?? []),
    ...needsOf(sizes, stated),
    notes: notesOf({ id: sources.id, page, config, index, set }),
    unknown: unknownOf({ ...stated, weightBytes, storageBytes }),
  }
}

function shownBy(
  page: ModelPage | undefined,
): Pick<ModelFacts, 'licenceClass' | 'gated' | 'dtypes' | 'baseModels'> {
  return {
    licenceClass: page?.licenceClass ?? 'unknown',
    gated: page?.gate ? page.gate !== 'none' : null,
    dtypes: page?.dtypes ?? [],
    baseModels: page?.baseModels ?? [],
  }
}

function readOf({ page: answer, config: file, missing }: Sources): Read {
  const page = parseModelPage(answer)
  const config = parseModelConfig(file)
  const noPage = answer === undefined ? 'there is no page of the model' : 'the page is not readable'
  const noConfig = file === undefined ? 'there is no config.json' : 'config.json is not readable'
  const [own = []] = [config?.architectures, page?.architectures].filter((one) => one?.length)
  return {
    page,
    config,
    noPage: missing?.page ?? noPage,
    noConfig: missing?.config ?? noConfig,
    signs: {
      task: page?.task ?? null,
      tags: page?.tags ?? [],
      architectures: own,
      senses: config?.senses ?? [],
      hasChatTemplate: page?.hasChatTemplate ?? false,
      isEncoder: config?.kvBytesPerToken.value === 0,
    },
  }
}

function identity({ page, noPage }: Read) {
  const absent = (what: string): string =>
    page === undefined ? noPage : `the page names no ${what}`
  return {
    revision: told(page?.revision, absent('commit')),
    licence: told(page?.licence, absent('licence')),
    gate: told(page?.gate, absent('gate, nor that there is none')),
    closed: told(page?.closed, absent('visibility')),
    task: told(page?.task, absent('task')),
    parameters: told(page?.parameters, absent('number of parameters')),
    downloads: told(page?.downloads, absent('downloads')),
  }
}

function nature({ page, config, noConfig, signs }: Read) {
  const packed = config?.quantisation ?? page?.quantisation ?? null
  const plain = config === undefined ? null : ('none' as const)
  const isTrusting = config?.trustRemoteCode === true || page?.trustRemoteCode === true
  const knowsCode = config !== undefined || (page?.trustRemoteCode ?? null) !== null
  return {
    modality: modalityOf(signs),
    family: familyOf(signs.architectures),
    modelType: told(config?.modelType ?? page?.modelType, noConfig),
    precision: told(page?.dtypes[0]?.name ?? config?.dtype, 'nothing names a type of number'),
    quantisation: told(packed ?? plain, noConfig),
    trustRemoteCode: told(knowsCode ? isTrusting : null, noConfig),
  }
}

function dimensions({ config, noConfig }: Read) {
  const none: Told<number> = { value: null, why: noConfig }
  const noHeads = config === undefined ? noConfig : 'config.json names no number of heads'
  return {
    context: config?.context ?? none,
    heads: told(config?.heads, noHeads),
    kvBytesPerToken: config?.kvBytesPerToken ?? none,
  }
}

type Stated = ReturnType<typeof identity> &
  ReturnType<typeof nature> &
  ReturnType<typeof dimensions>

function valuesOf(stated: Stated) {
  return {
    revision: stated.revision.value,
    licence: stated.licence.value,
    gate: stated.gate.value,
    closed: stated.closed.value,
    task: stated.task.value,
    modality: stated.modality.value,
    family: stated.family.value,
    modelType: stated.modelType.value,
    parameters: stated.parameters.value,
    precision: stated.precision.value,
    quantisation: stated.quantisation.value,
    context: stated.context.value,
    heads: stated.heads.value,
    kvBytesPerToken: stated.kvBytesPerToken.value,
    downloads: stated.downloads.value,
    trustRemoteCode: stated.trustRemoteCode.value,
  }
}

/** Disk needs the weights alone, memory the cache too: half an estimate would be taken for a whole one. */
function needsOf(
  { weightBytes: { value: weightBytes } }: Sizes,
  stated: Stated,
): Pick<ModelFacts, 'disk' | 'memory' | 'gpus'> {
  if (weightBytes === null) return { disk: [], memory: [], gpus: [] }
  const disk = diskNeeds(weightBytes)
  const kvBytesPerToken = stated.kvBytesPerToken.value
  if (kvBytesPerToken === null) return { disk, memory: [], gpus: [] }
  const [context, heads] = [stated.context.value, stated.heads.value]
  const shape: Shape = { weightBytes, kvBytesPerToken, context, heads }
  return { disk, memory: memoryNeeds(shape), gpus: countNeeds(shape) }
}
