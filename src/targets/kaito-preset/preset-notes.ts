import type { Files } from '../../edit/files.ts'
import { type Blueprint, isMxfp4 } from './blueprint.ts'
import { goMapOf } from './go-variants.ts'
import { namesOf } from './model-go.ts'
import { parseRegistry } from './registry.ts'
import { nearestVariant, sharedRun } from './shared-run.ts'
import { smallestSku } from './sku.ts'
import { familiesOf, paths } from './tree.ts'

/** Where each value of a preset is from; where two rules compete, both. */
export function presetNotes(blueprint: Blueprint, files: Files): readonly string[] {
  const { name, need, disk, distributed, licenceNote, contract } = blueprint
  const entry = parseRegistry(files.get(paths.registry) ?? '').find((each) => each.name === name)
  const sku = smallestSku(need)
  return [
    disk.note,
    `Memory: ${need.totalGB}Gi in all and ${need.perGpuGB}Gi for each of ${need.gpus} GPU(s), as the proposal says; upstream often raised it after a test on hardware.`,
    ...estimate(blueprint),
    ...runNotes(blueprint, files),
    ...(licenceNote === undefined ? [] : [licenceNote]),
    ...(distributed && contract.ray ? ['Distributed inference: the Ray commands are set.'] : []),
    'Readiness timeout: 30 minutes, the usual value. Tuning: not supported, since the proposal gives no figures for it.',
    ...(sku === undefined
      ? []
      : [`Example: ${sku.name} is the smallest machine that fits; a larger one is a choice.`]),
    ...(entry === undefined
      ? [
          `\`${name}\` is not in \`${paths.registry}\` yet; merge the registration first, since the preset panics without it.`,
        ]
      : []),
  ]
}

/** What only a person knows. */
export function presetTodos(blueprint: Blueprint, files: Files): readonly string[] {
  const source = familiesOf(files).get(blueprint.family) ?? ''
  const restrictions = ['DisallowLoRA', 'DisableTensorParallelism'].filter((key) =>
    source.includes(`${key}:`),
  )
  return [
    ...(hasTemplate(source, blueprint.name)
      ? ['Chat template: the one of the sibling is used; check that it is right for this model.']
      : [
          'Chat template: the proposal names none; add one to the run parameters if the tokenizer has none of its own.',
        ]),
    ...(restrictions.length === 0
      ? []
      : [`A sibling sets \`${restrictions.join('` and `')}\`; say whether this model needs it.`]),
    ...eraTodos(blueprint),
    ...(blueprint.licence === 'unknown'
      ? ['Licence: not recognised; say whether an image may be published.']
      : []),
  ]
}

/** What the tree's own time asks for and a scaffold does not write. */
function eraTodos({ contract, distributed }: Blueprint): readonly string[] {
  return [
    ...(contract.accessMode
      ? ['Siblings set `ImageAccessMode`, as was usual before May 2025: set it as they do.']
      : []),
    ...(distributed && !contract.ray
      ? [
          'Distributed inference: this tree has no Ray commands for vLLM; say how nodes find each other.',
        ]
      : []),
  ]
}

function hasTemplate(source: string, name: string): boolean {
  const { runParams, runParamsVllm } = nearestVariant(source, name)?.uses ?? {}
  const maps = [runParams, runParamsVllm].flatMap((one) => goMapOf(source, one ?? '') ?? [])
  return maps.some(([key]) => /^chat[_-]template$/.test(key))
}

function estimate({ facts, need }: Blueprint): readonly string[] {
  const found = facts?.memory.find(({ gpus }) => gpus === need.gpus)
  if (found === undefined) return []
  return [
    `Memory by KAITO's guide (weights × 1.02 + KV cache + 2.3 GiB a GPU): ${found.eachGiB} GiB on each of ${found.gpus} GPU(s) for ${found.tokens} tokens. The proposal's figure is used.`,
  ]
}

function runNotes(blueprint: Blueprint, files: Files): readonly string[] {
  const { torchDtype, vllmDtype, runtimes, trustRemoteCode, family } = blueprint
  const source = familiesOf(files).get(family)
  const trusted = trustRemoteCode
    ? ['`trust_remote_code`: set, since the model brings code of its own.']
    : []
  if (source !== undefined && nearestVariant(source, blueprint.name) !== undefined)
    return [siblingNote(blueprint, source), ...trusted]
  return [
    ...(runtimes.includes('transformers')
      ? [`\`torch_dtype\`: ${torchDtype}, from the precision of the proposal.`]
      : []),
    ...(runtimes.includes('vllm')
      ? [`vLLM \`dtype\`: ${vllmDtype}, ${dtypeReason(blueprint)}.`]
      : []),
    ...trusted,
  ]
}

function dtypeReason({ facts }: Blueprint): string {
  return isMxfp4(facts)
    ? 'the only one in which it serves weights packed as mxfp4'
    : 'as most presets here; the proposal does not say'
}

function siblingNote(blueprint: Blueprint, source: string): string {
  const { own, sibling } = sharedRun(source, blueprint, namesOf(blueprint))
  const precision = `The precision of the proposal would make \`torch_dtype\` ${blueprint.torchDtype}.`
  return own.length === 0
    ? `Run parameters: those of \`${sibling?.name ?? ''}\`, which the family shares. ${precision}`
    : `Run parameters: those of \`${sibling?.name ?? ''}\` in maps of their own, since how the weights are loaded differs. ${precision}`
}
