import type { Blueprint } from './blueprint.ts'
import { goMap, indented } from './go-literal.ts'

/** Keys and values of run parameters, in order. */
export type RunEntries = readonly (readonly [key: string, value: string])[]

/** Variables to declare; what is not there is not declared. */
export interface RunVariables {
  readonly baseCommand?: string
  readonly transformers?: RunEntries
  readonly vllm?: RunEntries
}

/** The run parameters of a preset without siblings. Keys of transformers have underscores, those of vLLM hyphens. */
export function runEntries(blueprint: Blueprint): Required<Omit<RunVariables, 'baseCommand'>> {
  const { downloadAtRuntime, torchDtype, vllmDtype, trustRemoteCode } = blueprint
  return {
    transformers: [
      ['torch_dtype', torchDtype],
      ['pipeline', 'text-generation'],
      ...(trustRemoteCode ? [['trust_remote_code', ''] as const] : []),
      ...(downloadAtRuntime ? [['allow_remote_files', ''] as const] : []),
    ],
    vllm: [['dtype', vllmDtype], ...(trustRemoteCode ? [['trust-remote-code', ''] as const] : [])],
  }
}

/** The block `var ( … )` that declares them, aligned as gofmt aligns it. */
export function renderVariables(
  { baseCommand, transformers, vllm }: RunVariables,
  names: { readonly runParams: string; readonly runParamsVllm: string },
): string {
  const maps = [
    ...(transformers === undefined ? [] : [{ name: names.runParams, entries: transformers }]),
    ...(vllm === undefined ? [] : [{ name: names.runParamsVllm, entries: vllm }]),
  ]
  const inLine = baseCommand === undefined ? [] : [baseCommand, maps[0]?.name ?? '']
  const width = Math.max(0, ...inLine.map((name) => name.length))
  const lines = [
    ...(baseCommand === undefined ? [] : [`${baseCommand.padEnd(width)} = "accelerate launch"`]),
    ...maps.map(
      ({ name, entries }, index) =>
        `${index === 0 ? name.padEnd(width) : name} = ${goMap(entries)}`,
    ),
  ]
  return `var (\n${indented(lines.join('\n'))}\n)`
}
