import { type Edited, refused } from '../../edit/edited.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { addGoFunction, addGoStatement } from '../../edit/go-block.ts'
import { addGoConstant } from '../../edit/go-constant.ts'
import type { Blueprint } from './blueprint.ts'
import { callsMissingIn, renderCreate, renderIt, type Spec } from './e2e-go.ts'
import { editOf, fileSet } from './file-set.ts'
import { goConstantsOf } from './go-presets.ts'
import { type Sku, smallestSku } from './sku.ts'
import { paths } from './tree.ts'

/**
 * The tests of a preset: its constant, and for each runtime a create function and a spec.
 *
 * The constant serves both files, so where `preset_test.go` has no place for it nothing is written.
 */
export function scaffoldE2e(blueprint: Blueprint, files: Files): FileSet {
  const { name, runtimes, need } = blueprint
  const sku = smallestSku(need)
  if (sku === undefined) {
    const todo = `Write the tests of \`${name}\` by hand: no single machine of the table is large enough.`
    return fileSet([{ kind: 'todo', todo }], [], [])
  }
  const constant = constantOf(blueprint, files)
  const base = {
    name,
    goName: blueprint.goName,
    title: blueprint.familyTitle,
    constant,
    sku: sku.name,
    label: labelOf(sku, files),
  }
  const forTransformers = editOf(
    files,
    { path: paths.presetTest, why: `Tests \`${name}\`.` },
    (text) =>
      chain(text, [
        (now) => addGoConstant(now, 'Preset', { name: constant, value: name }),
        ...(runtimes.includes('transformers')
          ? [(now: string) => addSpec(now, { ...base, vllm: false })]
          : []),
      ]),
  )
  if (forTransformers.kind === 'todo' || !runtimes.includes('vllm'))
    return fileSet([forTransformers], [machine(sku, base.label)], todosOf(blueprint, files))
  const forVllm = editOf(
    files,
    { path: paths.vllmTest, why: `Tests \`${name}\` on vLLM.` },
    (text) => addSpec(text, { ...base, vllm: true }),
  )
  const steps = [forTransformers, forVllm]
  return fileSet(steps, [machine(sku, base.label)], todosOf(blueprint, files))
}

/** The constant that stands for the preset already, else a new one. */
function constantOf({ name, goName }: Blueprint, files: Files): string {
  const constants = goConstantsOf(files.get(paths.presetTest) ?? '')
  return [...constants].find(([, value]) => value === name)?.[0] ?? `Preset${goName}Model`
}

function addSpec(text: string, spec: Spec): Edited {
  const missing = callsMissingIn(text, spec.vllm)
  if (missing.length > 0)
    return refused(
      `its tests do not call ${missing.map((call) => `\`${call}\``).join(', ')} as KAITO v0.5.0 does`,
    )
  const create = renderCreate(spec)
  return chain(text, [
    (now) => addGoFunction(now, create),
    (now) =>
      addGoStatement(now, 'Describe', { mark: `${create.name}(numOfNode)`, block: renderIt(spec) }),
  ])
}

/** One edit after the other; the first refusal ends it, and then nothing is changed. */
function chain(text: string, edits: readonly ((text: string) => Edited)[]): Edited {
  const start: Edited = { kind: 'edited', text }
  return edits.reduce<Edited>((now, edit) => (now.kind === 'refused' ? now : edit(now.text)), start)
}

/** Large cards have a label of their own where the tree declares one; other tests have none. */
function labelOf({ series }: Sku, files: Files): string | undefined {
  const isLarge = series !== 'V100' && series !== 'T4'
  const isDeclared = /\bGinkgoLabelA100Required\b/.test(files.get(paths.labels) ?? '')
  return isLarge && isDeclared ? 'utils.GinkgoLabelA100Required' : undefined
}

function machine({ name }: Sku, label: string | undefined): string {
  const labelled = label === undefined ? 'without label' : `labelled \`${label}\``
  return `Machine: ${name} is the smallest that fits on one node, and the specs are ${labelled}; a larger machine or another label is a choice.`
}

function todosOf({ name, licence }: Blueprint, files: Files): readonly string[] {
  return [
    ...(licence === 'hostable'
      ? []
      : [
          'Access: if the model is gated, create the secret with `createAndValidateModelSecret()` and pass its name.',
        ]),
    ...(files.has(paths.e2eConfigs) ? [`Add \`${name}\` to \`${paths.e2eConfigs}\`.`] : []),
  ]
}
