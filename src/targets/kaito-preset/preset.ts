import type { FileSet, Files } from '../../edit/files.ts'
import { addBlankImport } from '../../edit/go-import.ts'
import { maskGo } from '../../edit/go-mask.ts'
import type { Blueprint } from './blueprint.ts'
import { examplePath, renderExample, renderReadme } from './documents.ts'
import { creationOf, editOf, fileSet, type Step } from './file-set.ts'
import { renderModelGo } from './model-go.ts'
import { parseRegistry } from './registry.ts'
import { smallestSku } from './sku.ts'
import { familiesOf, familyFile, paths } from './tree.ts'

/** The code of a preset in a family of its own: `model.go`, its import, a README and an example. */
export function scaffoldPreset(blueprint: Blueprint, files: Files): FileSet {
  const { name, family, siblings, module } = blueprint
  const isThere = siblings.includes(name)
  if (!isThere && familiesOf(files).has(family)) return newVariant(blueprint)
  const header = headerOf(files)
  if (header === undefined)
    return fileSet(
      [{ kind: 'todo', todo: `\`${paths.boilerplate}\` is missing or holds more than comments.` }],
      [],
      [],
    )

  const code = { path: familyFile(family, 'model.go'), why: `The preset \`${name}\`.` }
  const readme = { path: familyFile(family, 'README.md'), why: 'Says which models the family has.' }
  const imported = {
    path: paths.imports,
    why: 'Without the import the preset never registers itself.',
  }
  const steps: readonly Step[] = [
    ...(isThere ? [] : [creationOf(files, code, renderModelGo(blueprint, header))]),
    editOf(files, imported, (text) =>
      addBlankImport(text, `${module}/presets/workspace/models/${family}`),
    ),
    creationOf(files, readme, renderReadme(blueprint)),
    example(blueprint, files),
  ]
  return fileSet(steps, notesOf(blueprint, files), todosOf(blueprint))
}

function newVariant({ name, family, siblings }: Blueprint): FileSet {
  const todo = `Add \`${name}\` to \`${familyFile(family, 'model.go')}\` by hand, after ${siblings.at(-1) ?? 'its siblings'}: the family exists, and its run parameters are shared.`
  return fileSet([{ kind: 'todo', todo }], [], [])
}

/** The licence header with its final line ending; `undefined` where the file is missing or holds code. */
function headerOf(files: Files): string | undefined {
  const text = files.get(paths.boilerplate)
  if (text === undefined || maskGo(text).trim() !== '') return undefined
  return `${text.trimEnd()}\n`
}

function example({ name, need }: Blueprint, files: Files): Step {
  const sku = smallestSku(need)
  if (sku === undefined)
    return {
      kind: 'todo',
      todo: `Write \`${examplePath(name)}\`: no single machine of the table is large enough.`,
    }
  const purpose = { path: examplePath(name), why: 'A workspace to try the preset with.' }
  return creationOf(files, purpose, renderExample(name, sku.name))
}

function notesOf(blueprint: Blueprint, files: Files): readonly string[] {
  const { name, need, disk, torchDtype, vllmDtype, runtimes, distributed } = blueprint
  const entry = parseRegistry(files.get(paths.registry) ?? '').find((each) => each.name === name)
  const sku = smallestSku(need)
  return [
    disk.note,
    `Memory: ${need.totalGB}Gi in all and ${need.perGpuGB}Gi for each of ${need.gpus} GPU(s), as the proposal says; upstream often raised it after a test on hardware.`,
    ...(runtimes.includes('transformers')
      ? [`\`torch_dtype\`: ${torchDtype}, from the precision of the proposal.`]
      : []),
    ...(runtimes.includes('vllm')
      ? [`vLLM \`dtype\`: ${vllmDtype}, as most presets here; the proposal does not say.`]
      : []),
    ...(distributed ? ['Distributed inference: the Ray commands are set.'] : []),
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

function todosOf({ licence }: Blueprint): readonly string[] {
  return [
    'Chat template: the proposal names none; add one to the run parameters if the tokenizer has none of its own.',
    ...(licence === 'unknown'
      ? ['Licence: not recognised; say whether an image may be published.']
      : []),
  ]
}
