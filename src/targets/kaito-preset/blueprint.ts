import { type NameUse, nameRefusal } from '../../diagnostics/outside-name.ts'
import type { Files } from '../../edit/files.ts'
import type { ModelFacts } from '../../facts/model-facts.ts'
import type { LicenceClass } from '../../proposal/licence.ts'
import type { Model } from '../../proposal/proposal.ts'
import type { Brief } from '../target.ts'
import { type Contract, contractOf } from './contract.ts'
import { type Disk, diskOf } from './disk.ts'
import { registeredIn } from './go-presets.ts'
import { licenceFor } from './licence-for.ts'
import { familyOf, goNameOf, isPackageName, isPresetName, presetNameOf } from './names.ts'
import type { Need } from './sku.ts'
import { familiesOf, moduleOf } from './tree.ts'

/** Everything the generated files say about a model. Every text in it is checked: safe in code, YAML and Markdown. */
export interface Blueprint {
  readonly name: string
  readonly goName: string
  readonly family: string
  readonly familyTitle: string
  /** Presets of the same family that are registered already. */
  readonly siblings: readonly string[]
  readonly module: string
  readonly repository: string
  readonly revision: string
  readonly licence: LicenceClass
  /** Where the proposal and the model's page name licences of two classes, both in words. */
  readonly licenceNote: string | undefined
  readonly downloadAtRuntime: boolean
  /** Whether people need a token; `null` where nobody said. */
  readonly gated: boolean | null
  readonly trustRemoteCode: boolean
  readonly need: Need
  readonly disk: Disk
  readonly runtimes: readonly ('transformers' | 'vllm')[]
  readonly distributed: boolean
  readonly torchDtype: 'bfloat16' | 'float16' | 'auto'
  readonly vllmDtype: string
  readonly facts: ModelFacts | undefined
  readonly contract: Contract
}

/** A blueprint, or everything that stands against one, in words for people. */
export type Drawn =
  | { readonly kind: 'drawn'; readonly blueprint: Blueprint }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Draws up a model from its proposal and the tree it goes into. Nothing is guessed: what cannot be read is a reason to refuse. */
export function drawBlueprint(brief: Brief, files: Files): Drawn {
  const { proposal, facts } = brief
  const { model } = proposal
  if (proposal.kind !== 'model' || model === null)
    return { kind: 'refused', reasons: ['this is not a proposal for one model'] }
  const identity = identityOf(model, brief, files)
  const sizes = sizesOf(model)
  const reasons = [...wrongIn(identity), ...wrongIn(sizes), ...wrongRuntime(model)]
  if (reasons.length > 0 || !isWhole(identity) || !isWhole(sizes))
    return { kind: 'refused', reasons }

  const licence = licenceFor(model, facts)
  const downloadAtRuntime = licence.licence !== 'hostable'
  const blueprint = {
    ...identity,
    ...licence,
    goName: goNameOf(identity.name),
    siblings: registeredIn(familiesOf(files).get(identity.family) ?? ''),
    downloadAtRuntime,
    gated: facts?.gated ?? null,
    trustRemoteCode: facts?.trustRemoteCode === true,
    facts,
    contract: contractOf(files),
    need: { gpus: sizes.gpus, totalGB: sizes.totalGB, perGpuGB: model.perGpuMemoryGB ?? 0 },
    disk: diskOf(sizes.totalGB, model.storageGB, downloadAtRuntime),
    runtimes: model.runtimes.filter((runtime) => runtime !== 'onnx'),
    distributed: model.distributed ?? false,
    torchDtype: torchDtypeOf(model.precision),
    vllmDtype: isMxfp4(facts) ? 'bfloat16' : vllmDtypeOf([...familiesOf(files).values()]),
  }
  return { kind: 'drawn', blueprint }
}

type Wrong<T> = { readonly [K in keyof T]: T[K] | Problem }
interface Problem {
  readonly problem: string
}

type Identity = Pick<
  Blueprint,
  'name' | 'family' | 'familyTitle' | 'module' | 'repository' | 'revision'
>

function identityOf(model: Model, { names }: Brief, files: Files): Wrong<Identity> {
  const { repository, revision } = model
  const familyName = names?.family ?? model.familyName
  const wanted = (value: string | null | undefined, use: NameUse, problem: string) =>
    typeof value === 'string' && nameRefusal(value, use) === undefined ? value : { problem }
  const folders = [...familiesOf(files).keys()]
  const byRule = familyName === null ? undefined : familyOf(familyName, folders)
  return {
    name: nameFor(repository, names?.model),
    family: packageFor(names?.package, byRule),
    familyTitle: wanted(familyName, 'title', 'the family name is not a plain name'),
    module: moduleOf(files) ?? { problem: '`go.mod` names no module' },
    repository: wanted(repository, 'model-id', 'the download site is not a model repository'),
    revision: wanted(revision, 'revision', 'the version is not a full commit'),
  }
}

function nameFor(repository: string | null, given: string | undefined): string | Problem {
  if (given !== undefined)
    return isPresetName(given) ? given : { problem: 'the name that was given is no preset name' }
  const name = repository === null ? undefined : presetNameOf(repository)
  return name ?? { problem: 'no preset name can be derived from the download site' }
}

function packageFor(given: string | undefined, byRule: string | undefined): string | Problem {
  if (given !== undefined)
    return isPackageName(given)
      ? given
      : { problem: 'the package that was given is no Go package name' }
  return byRule ?? { problem: 'no Go package name can be derived from the family name' }
}

function sizesOf(model: Model): Wrong<{ readonly gpus: number; readonly totalGB: number }> {
  const { gpuCount, totalGpuMemoryGB, perGpuMemoryGB, storageGB } = model
  const isAmount = (value: number): boolean =>
    value > 0 && value <= 100_000 && /^\d+(?:\.\d{1,3})?$/.test(String(value))
  const others = [perGpuMemoryGB, storageGB].filter((value) => value !== null)
  const isCount = gpuCount !== null && Number.isInteger(gpuCount) && isAmount(gpuCount)
  const isTotal = totalGpuMemoryGB !== null && isAmount(totalGpuMemoryGB) && others.every(isAmount)
  return {
    gpus: isCount ? gpuCount : { problem: 'the GPU count is not a whole number' },
    totalGB: isTotal
      ? totalGpuMemoryGB
      : { problem: 'a memory or storage size is not a usable amount' },
  }
}

/** The registry's type names the inference service, and this layout has one: text generation. */
function wrongRuntime({ type, runtimes, distributed }: Model): readonly string[] {
  const served = type === 'text-generation' || type === 'conversational'
  const running = runtimes.some((runtime) => runtime !== 'onnx')
  return [
    ...(served
      ? []
      : ['the type is not `text-generation` or `conversational`, and nothing else is served']),
    ...(distributed === null ? ['Distributed Inference is neither True nor False'] : []),
    ...(running ? [] : ['no runtime is named that this layout has: transformers or vLLM']),
  ]
}

function wrongIn<T extends object>(parts: Wrong<T>): readonly string[] {
  return Object.values<unknown>(parts).flatMap((part) => (isProblem(part) ? [part.problem] : []))
}

function isWhole<T extends object>(parts: Wrong<T>): parts is T & Wrong<T> {
  return wrongIn(parts).length === 0
}

function isProblem(part: unknown): part is Problem {
  return typeof part === 'object' && part !== null && 'problem' in part
}

function torchDtypeOf(precision: string | null): Blueprint['torchDtype'] {
  return precision === 'bfloat16' || precision === 'float16' ? precision : 'auto'
}

/** Weights in 4 bits as gpt-oss has them; vLLM serves them in `bfloat16` only. */
export function isMxfp4(facts: ModelFacts | undefined): boolean {
  const quantisation = facts?.quantisation ?? null
  return quantisation !== null && quantisation !== 'none' && quantisation.method === 'mxfp4'
}

/** What most presets of the tree say; `float16` where none says anything, since V100 cards know no bfloat16. */
function vllmDtypeOf(sources: readonly string[]): string {
  const said = sources.flatMap((source) => [
    ...source.matchAll(/"dtype":\s*"(?<dtype>[a-z0-9]+)"/g),
  ])
  const dtypes = said.map((match) => match.groups?.dtype ?? '')
  const count = (dtype: string): number => dtypes.filter((each) => each === dtype).length
  return [...new Set(dtypes)].toSorted((a, b) => count(b) - count(a))[0] ?? 'float16'
}
