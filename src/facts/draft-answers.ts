import type { Topic } from '../proposal/labels.ts'
import { gpuNeed } from './gpu-need.ts'
import type { ModelFacts } from './model-facts.ts'

/** What a person says on the command line; it outranks what the model's page says. */
export interface Given {
  readonly revision?: string
  readonly licence?: string
  readonly family?: string
  readonly type?: string
  /** As they are to stand in the table: `30GB`, `1`. */
  readonly storage?: string
  readonly gpus?: string
  readonly gpuMemory?: string
  readonly perGpuMemory?: string
  readonly runtime?: string
  readonly distributed?: string
  readonly precision?: string
  readonly author?: readonly string[]
  readonly reviewer?: readonly string[]
}

/** What a draft is filled in with; what is not here only a person knows. */
export interface Answers {
  readonly repository: string
  /** ISO */
  readonly today: string
  readonly topics: ReadonlyMap<Topic, string>
  readonly licence: string | undefined
  readonly usage: string | undefined
  readonly authors: readonly string[]
  readonly reviewers: readonly string[]
}

/** A model with everything that is known about it. */
export interface Known {
  readonly repository: string
  readonly today: string
  readonly given: Given
  readonly facts: ModelFacts | undefined
}

/** Fills in what facts and flags say, and nothing else. */
export function answersOf(known: Known): Answers {
  const { repository, today, given, facts } = known
  const stated = [...identity(known), ...needs(known)]
  return {
    repository,
    today,
    topics: new Map(
      stated.flatMap(([topic, value]) => (value === undefined ? [] : [[topic, value] as const])),
    ),
    licence: given.licence ?? namedLicence(facts?.licence ?? undefined),
    usage: facts?.downloads
      ? `${facts.downloads} downloads in 30 days, by [its page](${pageOf(repository)}).`
      : undefined,
    authors: given.author ?? [],
    reviewers: given.reviewer ?? [],
  }
}

type Stated = readonly (readonly [Topic, string | undefined])[]

function identity({ repository, given, facts }: Known): Stated {
  const task = facts?.task ?? undefined
  return [
    ['family-name', given.family ?? familyOf(repository)],
    ['type', given.type ?? (task === undefined ? undefined : `\`${task}\``)],
    ['download-site', pageOf(repository)],
    ['version', given.revision ?? facts?.revision ?? undefined],
  ]
}

function needs({ given, facts }: Known): Stated {
  const need = needOf(facts)
  return [
    ['storage', given.storage ?? storageOf(facts)],
    ['gpu-count', given.gpus ?? need?.count],
    ['total-memory', given.gpuMemory ?? need?.total],
    ['per-gpu-memory', given.perGpuMemory ?? need?.each],
    ['runtime', given.runtime],
    ['distributed', given.distributed ?? need?.distributed],
    ['custom', customOf(given, facts)],
  ]
}

function pageOf(repository: string): string {
  return `https://huggingface.co/${repository}`
}

interface Need {
  readonly count: string
  readonly total: string
  readonly each: string
  readonly distributed: string
}

/** More GPUs than one node has make it a matter of several nodes. */
const gpusPerNode = 8

/** Only where weights and configuration are both known: half an estimate would be taken for a whole one. */
function needOf(facts: ModelFacts | undefined): Need | undefined {
  const [weights, perToken] = [facts?.weightBytes ?? null, facts?.kvBytesPerToken ?? null]
  const context = facts?.context ?? null
  if (weights === null || perToken === null || context === null) return undefined
  const { count, eachGB } = gpuNeed(weights, perToken * context)
  return {
    count: String(count),
    total: `${count * eachGB}GB`,
    each: count === 1 ? 'N/A' : `${eachGB}GB`,
    distributed: count > gpusPerNode ? 'True' : 'False',
  }
}

function storageOf(facts: ModelFacts | undefined): string | undefined {
  const bytes = facts?.storageBytes ?? null
  return bytes === null ? undefined : `${Math.ceil(bytes / 1e9)}GB`
}

function customOf(given: Given, facts: ModelFacts | undefined): string | undefined {
  const precision = given.precision ?? facts?.precision ?? undefined
  if (precision === undefined) return undefined
  const isPlain = /^(?:bf16|fp16|f16|bfloat16|float16|auto)$/i.test(precision)
  return `Precision: ${isPlain ? precision.replace(/^f16$/i, 'FP16') : 'auto'}`
}

/** `Qwen2.5-Coder-7B-Instruct` is of the family Qwen2.5-Coder; a name without a size is its own family. */
function familyOf(repository: string): string {
  const name = repository.slice(repository.indexOf('/') + 1)
  return name.replace(/-\d+(?:\.\d+)?x?\d*[bm](?:-.*)?$/i, '')
}

function namedLicence(licence: string | undefined): string | undefined {
  const named = new Map([
    ['mit', 'MIT'],
    ['apache-2.0', 'Apache-2.0'],
  ])
  return licence === undefined || licence === 'other' ? undefined : (named.get(licence) ?? licence)
}
