import { type Edited, refused } from '../../edit/edited.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { addBlankImport } from '../../edit/go-import.ts'
import { maskGo } from '../../edit/go-mask.ts'
import { addTableRow } from '../../edit/table-row.ts'
import { creationOf, editOf, fileSet, type Step } from '../file-set.ts'
import { addVariant } from './add-variant.ts'
import type { Blueprint } from './blueprint.ts'
import { examplePath, readmeRow, renderExample, renderReadme } from './documents.ts'
import { mendConstants } from './mend-constants.ts'
import { renderModelGo } from './model-go.ts'
import { presetNotes, presetTodos } from './preset-notes.ts'
import { smallestSku } from './sku.ts'
import { familiesOf, familyFile, paths } from './tree.ts'

/** The code of a preset, in a family of its own or beside its siblings: `model.go`, import, README, example. */
export function scaffoldPreset(blueprint: Blueprint, files: Files): FileSet {
  const { name, family, module } = blueprint
  const imported = {
    path: paths.imports,
    why: 'Without the import the preset never registers itself.',
  }
  const code = codeStep(blueprint, files)
  if (code.kind === 'todo') return fileSet([code], [], [])
  const steps: readonly Step[] = [
    code,
    editOf(files, imported, (text) =>
      addBlankImport(text, `${module}/presets/workspace/models/${family}`),
    ),
    readme(blueprint, files),
    example(blueprint, files),
  ]
  const isIdle = familiesOf(files).has(family) && blueprint.siblings.includes(name)
  return fileSet(steps, presetNotes(blueprint, files), isIdle ? [] : presetTodos(blueprint, files))
}

function codeStep(blueprint: Blueprint, files: Files): Step {
  const { name, family, siblings } = blueprint
  const code = { path: familyFile(family, 'model.go'), why: `The preset \`${name}\`.` }
  if (siblings.includes(name)) return editOf(files, code, (text) => mendConstants(text, name))
  if (familiesOf(files).has(family))
    return editOf(files, code, (text) => addedVariant(text, blueprint))
  const header = headerOf(files)
  if (header !== undefined) return creationOf(files, code, renderModelGo(blueprint, header))
  const todo = `\`${paths.boilerplate}\` is missing or holds more than comments.`
  return { kind: 'todo', todo }
}

/** Two presets of one constant would replace each other without a word. */
function addedVariant(text: string, blueprint: Blueprint): Edited {
  const result = addVariant(text, blueprint)
  if (result.kind === 'edited') return result
  const { name } = blueprint
  return refused(`add \`${name}\` after its siblings, since ${result.reason}`)
}

/** The licence header with its final line ending; `undefined` where the file is missing or holds code. */
function headerOf(files: Files): string | undefined {
  const text = files.get(paths.boilerplate)
  if (text === undefined || maskGo(text).trim() !== '') return undefined
  return `${text.trimEnd()}\n`
}

function readme(blueprint: Blueprint, files: Files): Step {
  const purpose = {
    path: familyFile(blueprint.family, 'README.md'),
    why: 'Says which models the family has.',
  }
  if (!files.has(purpose.path)) return creationOf(files, purpose, renderReadme(blueprint))
  return editOf(files, purpose, (text) =>
    addTableRow(text, 'Supported Models', readmeRow(blueprint)),
  )
}

function example({ name, need }: Blueprint, files: Files): Step {
  const sku = smallestSku(need)
  if (sku === undefined)
    return {
      kind: 'todo',
      todo: `Write \`${examplePath(name)}\`: no single machine of the table is large enough.`,
    }
  if (hasExample(name, files)) return { kind: 'nothing' }
  const purpose = { path: examplePath(name), why: 'A workspace to try the preset with.' }
  return creationOf(files, purpose, renderExample(name, sku.name))
}

/** Examples are named in several styles; one that runs the preset is one. */
function hasExample(name: string, files: Files): boolean {
  return [...files].some(
    ([path, text]) =>
      path.startsWith('examples/inference/') &&
      text.split(/\r?\n/).some((line) => /^\s+name:\s*"?([^"\s]+)"?\s*$/.exec(line)?.[1] === name),
  )
}
