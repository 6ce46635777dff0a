import type { FileSet, Files } from '../../edit/files.ts'
import { insertYamlEntry } from '../../edit/yaml-list.ts'
import { renderYamlScalar } from '../../edit/yaml-scalar.ts'
import { editOf, fileSet, type Step } from '../file-set.ts'
import type { Blueprint } from './blueprint.ts'
import { addToConfigmap } from './configmap.ts'
import { parseRegistry } from './registry.ts'
import { paths } from './tree.ts'

/** The registry entry: below the last preset of the family, or with a heading of its own at the end. */
export function scaffoldRegistration(blueprint: Blueprint, files: Files): FileSet {
  const { name, siblings } = blueprint
  const entries = parseRegistry(files.get(paths.registry) ?? '')
  const after = entries.findLast((entry) => siblings.includes(entry.name))?.name
  const block = after === undefined ? headed(blueprint) : renderEntry(blueprint)
  const why = `Registers \`${name}\`, so that it can be validated and its image published.`
  const steps: readonly Step[] = [
    editOf(files, { path: paths.registry, why }, (text) =>
      insertYamlEntry(text, { list: 'models', after }, { name, block }),
    ),
    ...(files.has(paths.configmap) ? [copied(blueprint, files)] : []),
  ]
  return fileSet(steps, notesOf(blueprint), todosOf(blueprint))
}

/** The copy in the Helm chart holds no comments. */
function copied(blueprint: Blueprint, files: Files): Step {
  const { name, siblings } = blueprint
  const why = `The chart's copy of the registry; \`hack/compare_model_configs.sh\` compares the two.`
  const lines = keysOf(blueprint)
  return editOf(files, { path: paths.configmap, why }, (text) =>
    addToConfigmap(text, siblings, { name, block: lines.join('\n') }),
  )
}

function headed(blueprint: Blueprint): string {
  return `\n  # ${blueprint.familyTitle}\n${renderEntry(blueprint)}`
}

function renderEntry(blueprint: Blueprint): string {
  return [...keysOf(blueprint), '    # Tag history:', '    # 0.0.1 - New Model!'].join('\n')
}

function keysOf({ name, repository, revision, downloadAtRuntime }: Blueprint): readonly string[] {
  return [
    `  - name: ${renderYamlScalar(name)}`,
    '    type: text-generation',
    `    version: https://huggingface.co/${repository}/commit/${revision}`,
    '    runtime: tfs',
    ...(downloadAtRuntime ? ['    downloadAtRuntime: true'] : []),
    '    tag: 0.0.1',
  ]
}

function notesOf(blueprint: Blueprint): readonly string[] {
  const { name, family, goName, licence, downloadAtRuntime, licenceNote } = blueprint
  return [
    `Names by rule: preset \`${name}\`, package \`${family}\`, constant \`Preset${goName}Model\`; others may be chosen.`,
    downloadAtRuntime
      ? `\`downloadAtRuntime: true\`: the class of the licence is ${licence}, so no public image is built.`
      : 'No `downloadAtRuntime`: the licence lets the image be hosted. From mid-2025 upstream set it for such models too; add it if no image is wanted.',
    ...(licenceNote === undefined ? [] : [licenceNote]),
  ]
}

/** Upstream kept such a date in some names and dropped it in others. */
function todosOf({ name }: Blueprint): readonly string[] {
  return /-\d{4}$/.test(name)
    ? [`Say whether the date at the end of \`${name}\` belongs to the name of the preset.`]
    : []
}
