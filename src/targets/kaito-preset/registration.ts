import type { FileSet, Files } from '../../edit/files.ts'
import { insertYamlEntry } from '../../edit/yaml-list.ts'
import { renderYamlScalar } from '../../edit/yaml-scalar.ts'
import type { Blueprint } from './blueprint.ts'
import { editOf, fileSet, type Step } from './file-set.ts'
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
  ]
  return fileSet(steps, [publication(blueprint)], copies(files, name))
}

function headed(blueprint: Blueprint): string {
  return `\n  # ${blueprint.familyTitle}\n${renderEntry(blueprint)}`
}

function renderEntry({ name, repository, revision, downloadAtRuntime }: Blueprint): string {
  return [
    `  - name: ${renderYamlScalar(name)}`,
    '    type: text-generation',
    `    version: https://huggingface.co/${repository}/commit/${revision}`,
    '    runtime: tfs',
    ...(downloadAtRuntime ? ['    downloadAtRuntime: true'] : []),
    '    tag: 0.0.1',
    '    # Tag history:',
    '    # 0.0.1 - New Model!',
  ].join('\n')
}

function publication({ licence, downloadAtRuntime }: Blueprint): string {
  return downloadAtRuntime
    ? `\`downloadAtRuntime: true\`: the class of the licence is ${licence}, so no public image is built.`
    : 'No `downloadAtRuntime`: the licence lets the image be hosted. From mid-2025 upstream set it for such models too; add it if no image is wanted.'
}

function copies(files: Files, name: string): readonly string[] {
  const others = [paths.configmap, paths.e2eConfigs].filter((path) => files.has(path))
  return others.map(
    (path) => `Add \`${name}\` to \`${path}\` too: it is a second copy, kept by hand.`,
  )
}
