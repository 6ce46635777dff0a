import { parse } from 'yaml'
import { z } from 'zod'
import type { Files } from '../src/edit/files.ts'
import { kaitoCatalog } from '../src/targets/kaito-catalog/kaito-catalog.ts'
import { goConstantsOf } from '../src/targets/kaito-preset/go-presets.ts'
import { goMapOf, variantsIn } from '../src/targets/kaito-preset/go-variants.ts'
import { kaitoPreset } from '../src/targets/kaito-preset/kaito-preset.ts'
import { afterwards, scaffoldParts } from '../src/targets/scaffold-parts.ts'
import type { Brief } from '../src/targets/target.ts'
import { catalogTree, presetTree } from './agreement-trees.ts'

/** What is written for a model, each value by the name it has in the table of what was merged. */
export type Derived = ReadonlyMap<string, string>

/** Scaffolds a model into empty trees of both layouts and reads the values back out of the files. */
export function derivedFrom(brief: Brief): Derived {
  const preset = scaffoldParts(kaitoPreset, ['registration', 'preset'], {
    brief,
    files: presetTree,
  })
  const catalog = scaffoldParts(kaitoCatalog, kaitoCatalog.parts, { brief, files: catalogTree })
  return new Map([
    ['revision of the page', brief.facts?.revision ?? 'absent'],
    ...presetValues(afterwards(presetTree, preset)),
    ...catalogValues(afterwards(catalogTree, catalog)),
  ])
}

/** Why nothing is written for a proposal, in the words people read. */
export function reasonsAgainst(brief: Brief): readonly string[] {
  const { changes, todos } = kaitoPreset.scaffold('preset', brief, presetTree)
  if (changes.length > 0) return []
  return todos.map((todo) => todo.replace(/^Nothing is written: (.*)\.$/, '$1'))
}

type Values = readonly (readonly [what: string, value: string])[]

const listed = z.object({ models: z.array(z.record(z.string(), z.unknown())) })

function entryIn(files: Files, path: string): Readonly<Record<string, unknown>> {
  return listed.parse(parse(files.get(path) ?? '')).models.at(-1) ?? {}
}

const shown = (value: unknown): string =>
  value === undefined ? 'absent' : [value].flat().map(String).join(', ')

function presetValues(files: Files): Values {
  const entry = entryIn(files, 'presets/workspace/models/supported_models.yaml')
  const keys = ['name', 'type', 'version', 'runtime', 'downloadAtRuntime', 'tag']
  const example = [...files].find(([path]) => path.startsWith('examples/'))?.[1] ?? ''
  return [
    ...keys.map((key) => [key, shown(entry[key])] as const),
    ['example machine', /instanceType: "(?<size>\w+)"/.exec(example)?.groups?.size ?? 'absent'],
    ...codeValues(files),
  ]
}

const fields = [
  'DiskStorageRequirement',
  'GPUCountRequirement',
  'TotalGPUMemoryRequirement',
  'PerGPUMemoryRequirement',
  'AccelerateParams',
  'InferenceMainFile',
  'ReadinessTimeout',
]

/** What the new `model.go` says. */
function codeValues(files: Files): Values {
  const made = [...files].find(([path]) => path.endsWith('/model.go') && !presetTree.has(path))
  const [path = '', code = ''] = made ?? []
  const field = (name: string): string =>
    new RegExp(String.raw`\b${name}: +(?<value>[^\n]+),`).exec(code)?.groups?.value ?? 'absent'
  const answer = (method: string): string =>
    new RegExp(String.raw`${method}\(\) bool \{\s*return (?<value>\w+)`).exec(code)?.groups
      ?.value ?? 'absent'
  const vllm = code.slice(code.indexOf('VLLM: model.VLLMParam{'))
  const [variant] = variantsIn(code)
  return [
    ['package', path.split('/').at(-2) ?? 'absent'],
    ['constant', variant?.constant ?? 'absent'],
    ['BaseCommand', goConstantsOf(code).get(variant?.uses.baseCommand ?? '') ?? 'absent'],
    ...fields.map((name) => [name, field(name).replaceAll('"', '')] as const),
    [
      'vLLM BaseCommand',
      /BaseCommand: +(?<value>inference\.\w+),/.exec(vllm)?.groups?.value ?? 'absent',
    ],
    ...parameterValues(code),
    ['SupportDistributedInference', answer('SupportDistributedInference')],
    ['SupportTuning', answer('SupportTuning')],
  ]
}

/** The run parameters of both runtimes. */
function parameterValues(code: string): Values {
  const { uses } = variantsIn(code)[0] ?? {}
  const mapIn = (variable: string | undefined): ReadonlyMap<string, string> =>
    new Map(variable === undefined ? [] : goMapOf(code, variable))
  const transformers = mapIn(uses?.runParams)
  const vllm = mapIn(uses?.runParamsVllm)
  const usual = ['torch_dtype', 'pipeline']
  const runtimes = [
    ...(transformers.size > 0 ? ['transformers'] : []),
    ...(vllm.size > 0 ? ['vllm'] : []),
  ]
  return [
    ['runtimes', runtimes.join(', ')],
    ...usual.map((key) => [key, transformers.get(key) ?? 'absent'] as const),
    [
      'further transformers parameters',
      [...transformers.keys()].filter((key) => !usual.includes(key)).join(', '),
    ],
    ['vLLM dtype', vllm.get('dtype') ?? 'absent'],
  ]
}

/** Every key the catalogue may have, so that one too many is seen too. */
const catalogKeys =
  'name description license pipelineTag baseModel modelFileSize architectures modelTokenLimit hiddenSize numHiddenLayers numAttentionHeads numKeyValueHeads headDim quantMethod quantBits'.split(
    ' ',
  )

function catalogValues(files: Files): Values {
  const entry = entryIn(files, 'presets/workspace/models/model_catalog.yaml')
  const rows = (files.get('website/docs/presets.md') ?? '').split('\n')
  const row = rows.find((line) => line.startsWith(`| ${shown(entry.name)} |`)) ?? ''
  return [
    ...catalogKeys.map((key) => [`catalog ${key}`, shown(entry[key])] as const),
    ['page licence', row.split('|').at(3)?.trim() ?? 'absent'],
  ]
}
