import type { Blueprint } from './blueprint.ts'
import { type GoField, goComposite, indented } from './go-literal.ts'
import { type RunVariables, renderVariables, runEntries } from './run-params.ts'

/** The identifiers one preset declares in its family's package. */
export interface Names {
  readonly constant: string
  readonly instance: string
  readonly type: string
  readonly baseCommand: string
  readonly runParams: string
  readonly runParamsVllm: string
}

/** The `model.go` of a family with one preset, below the licence header of the repository. */
export function renderModelGo(blueprint: Blueprint, header: string): string {
  const names = namesOf(blueprint)
  const parts = [
    `${header}package ${blueprint.family}`,
    importsOf(blueprint.module),
    `func init() {\n${renderRegistration(names)}\n}`,
    `const (\n\t${names.constant} = ${JSON.stringify(blueprint.name)}\n)`,
    renderVariables(variables(blueprint, names), names),
    `var ${names.instance} ${names.type}`,
    `type ${names.type} struct{}`,
    ...renderMethods(blueprint, names),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The identifiers a preset gets by rule. */
export function namesOf({ goName }: Blueprint): Names {
  const own = goName.charAt(0).toLowerCase() + goName.slice(1)
  const local = /^\d/.test(own) ? `preset${own}` : own
  return {
    constant: `Preset${goName}Model`,
    instance: `${local}Preset`,
    type: `${local}Model`,
    baseCommand: `${local}BaseCommand`,
    runParams: `${local}RunParams`,
    runParamsVllm: `${local}RunParamsVLLM`,
  }
}

function importsOf(module: string): string {
  const own = ['pkg/model', 'pkg/utils/plugin', 'pkg/workspace/inference']
  const lines = [
    '"time"',
    '',
    ...own.map((path) => `"${module}/${path}"`),
    `metadata "${module}/presets/workspace/models"`,
  ]
  return `import (\n${indented(lines.join('\n'))}\n)`
}

/** The call that registers a preset, indented for the body of `init`. */
export function renderRegistration({
  constant,
  instance,
}: Pick<Names, 'constant' | 'instance'>): string {
  const fields: readonly GoField[] = [
    ['Name', constant],
    ['Instance', `&${instance}`],
  ]
  return indented(
    `plugin.KaitoModelRegister.Register(${goComposite('&plugin.Registration', fields)})`,
  )
}

function variables(blueprint: Blueprint, names: Names): RunVariables {
  const { transformers, vllm } = runEntries(blueprint)
  return {
    ...(blueprint.runtimes.includes('transformers')
      ? { baseCommand: names.baseCommand, transformers }
      : {}),
    ...(blueprint.runtimes.includes('vllm') ? { vllm } : {}),
  }
}

/** The four methods of a preset. */
export function renderMethods(blueprint: Blueprint, names: Names): readonly string[] {
  const method = (signature: string, value: string): string =>
    `func (*${names.type}) ${signature} {\n${indented(`return ${value}`)}\n}`
  return [
    method('GetInferenceParameters() *model.PresetParam', parameters(blueprint, names)),
    method('GetTuningParameters() *model.PresetParam', 'nil'),
    method('SupportDistributedInference() bool', String(blueprint.distributed)),
    method('SupportTuning() bool', 'false'),
  ]
}

function parameters({ need, disk, ...blueprint }: Blueprint, names: Names): string {
  const runtimes: readonly GoField[] = [
    ...(blueprint.runtimes.includes('transformers')
      ? [['Transformers', transformersOf(blueprint, names)] as const]
      : []),
    ...(blueprint.runtimes.includes('vllm') ? [['VLLM', vllmOf(blueprint, names)] as const] : []),
  ]
  return goComposite('&model.PresetParam', [
    ['Metadata', `metadata.MustGet(${names.constant})`],
    ['DiskStorageRequirement', `"${disk.gigabytes}Gi"`],
    ['GPUCountRequirement', `"${need.gpus}"`],
    ['TotalGPUMemoryRequirement', `"${need.totalGB}Gi"`],
    ['PerGPUMemoryRequirement', `"${need.perGpuGB}Gi"`],
    ['RuntimeParam', goComposite('model.RuntimeParam', runtimes)],
    ['ReadinessTimeout', 'time.Duration(30) * time.Minute'],
  ])
}

function transformersOf({ contract }: Pick<Blueprint, 'contract'>, names: Names): string {
  return goComposite('model.HuggingfaceTransformersParam', [
    ['BaseCommand', names.baseCommand],
    [contract.launch, 'inference.DefaultAccelerateParams'],
    ['InferenceMainFile', 'inference.DefaultTransformersMainFile'],
    ['ModelRunParams', names.runParams],
  ])
}

function vllmOf(
  { contract, distributed }: Pick<Blueprint, 'contract' | 'distributed'>,
  names: Names,
): string {
  const ray: readonly GoField[] = [
    ['RayLeaderBaseCommand', 'inference.DefaultVLLMRayLeaderBaseCommand'],
    ['RayWorkerBaseCommand', 'inference.DefaultVLLMRayWorkerBaseCommand'],
  ]
  return goComposite('model.VLLMParam', [
    ['BaseCommand', 'inference.DefaultVLLMCommand'],
    ...(distributed && contract.ray ? ray : []),
    ['ModelName', names.constant],
    ['ModelRunParams', names.runParamsVllm],
  ])
}
