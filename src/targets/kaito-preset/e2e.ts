import { type Edited, refused } from '../../edit/edited.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { addGoFunction, addGoStatement } from '../../edit/go-block.ts'
import { addGoConstant } from '../../edit/go-constant.ts'
import { editOf, fileSet, type Step } from '../file-set.ts'
import type { Blueprint } from './blueprint.ts'
import { generatorOf, renderCreate, renderIt, type Spec } from './e2e-go.ts'
import { patternOf } from './e2e-pattern.ts'
import { goConstantsOf } from './go-presets.ts'
import { type Sku, smallestSku } from './sku.ts'
import { paths } from './tree.ts'

/**
 * The tests of a preset: its constant, and for each runtime a create function and a spec in that runtime's file.
 *
 * The order of calls and the generator's arguments are those of the tests that are there. The constant
 * serves both files, so where `preset_test.go` has no place for it nothing is written.
 */
export function scaffoldE2e(blueprint: Blueprint, files: Files): FileSet {
  const { name, need } = blueprint
  const sku = smallestSku(need)
  if (sku === undefined) {
    const todo = `Write the tests of \`${name}\` by hand: no single machine of the table is large enough.`
    return fileSet([{ kind: 'todo', todo }], [], [])
  }
  const form = formOf(blueprint, sku, files)
  const steps = stepsOf(blueprint, form, files)
  return fileSet(steps, notesOf(sku, form), todosOf(blueprint, form, files))
}

/** A spec without what depends on its file. */
type Form = Omit<Spec, 'vllm' | 'pattern'>

function formOf(blueprint: Blueprint, sku: Sku, files: Files): Form {
  return {
    name: blueprint.name,
    goName: blueprint.goName,
    title: titleOf(blueprint),
    constant: constantOf(blueprint, files),
    sku: sku.name,
    label: labelOf(sku, files),
    secret: blueprint.gated === true && hasSecret(files),
  }
}

/** A preset beside others is called by its repository, a first one by its family. */
function titleOf({ name, siblings, familyTitle, repository }: Blueprint): string {
  const others = siblings.filter((one) => one !== name)
  return others.length === 0 ? familyTitle : (repository.split('/')[1] ?? familyTitle)
}

function stepsOf({ name, runtimes }: Blueprint, form: Form, files: Files): readonly Step[] {
  const why = `Tests \`${name}\`.`
  const forTransformers = editOf(files, { path: paths.presetTest, why }, (text) =>
    chain(text, [
      (now) => addGoConstant(now, 'Preset', { name: form.constant, value: name }),
      ...(runtimes.includes('transformers')
        ? [(now: string) => addSpec(now, { ...form, vllm: false })]
        : []),
    ]),
  )
  if (forTransformers.kind === 'todo' || !runtimes.includes('vllm')) return [forTransformers]
  const onVllm = { path: paths.vllmTest, why: `Tests \`${name}\` on vLLM.` }
  return [forTransformers, editOf(files, onVllm, (text) => addSpec(text, { ...form, vllm: true }))]
}

/** The constant that stands for the preset already, else a new one. */
function constantOf({ name, goName }: Blueprint, files: Files): string {
  const constants = goConstantsOf(files.get(paths.presetTest) ?? '')
  return [...constants].find(([, value]) => value === name)?.[0] ?? `Preset${goName}Model`
}

function addSpec(text: string, form: Omit<Spec, 'pattern'>): Edited {
  const read = patternOf(text, generatorOf(form.vllm))
  if (read.kind === 'unknown') return refused(read.reason)
  const secret = form.secret && read.pattern.tail.includes('secret')
  const spec = { ...form, secret, pattern: read.pattern }
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

function hasSecret(files: Files): boolean {
  return [paths.presetTest, paths.vllmTest].some((path) =>
    /^func createAndValidateModelSecret\(\)/m.test(files.get(path) ?? ''),
  )
}

function notesOf({ name }: Sku, { label, secret }: Form): readonly string[] {
  const labelled = label === undefined ? 'without label' : `labelled \`${label}\``
  return [
    `Machine: ${name} is the smallest that fits on one node, and the specs are ${labelled}; a larger machine or another label is a choice.`,
    'Order of calls and arguments: those most tests of the same file have.',
    ...(secret ? ['Access: the model is gated, so the tests create a secret for it.'] : []),
  ]
}

function todosOf(blueprint: Blueprint, { secret }: Form, files: Files): readonly string[] {
  const { name, licence, gated, downloadAtRuntime } = blueprint
  const mayBeGated = gated ?? licence !== 'hostable'
  return [
    ...(mayBeGated && !secret
      ? [
          'Access: if the model is gated, create the secret with `createAndValidateModelSecret()` and pass its name.',
        ]
      : []),
    ...(files.has(paths.e2eConfigs) && !downloadAtRuntime
      ? [`Add \`${name}\` to \`${paths.e2eConfigs}\`: which machines and commands is a choice.`]
      : []),
  ]
}
