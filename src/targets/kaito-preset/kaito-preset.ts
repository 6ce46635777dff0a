import type { Part } from '../../config/config.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import type { Brief, Target } from '../target.ts'
import { appliesTo } from './applies.ts'
import { drawBlueprint } from './blueprint.ts'
import { scaffoldE2e } from './e2e.ts'
import { inspectPreset, presetsIn } from './inspect.ts'
import { presetNameOf } from './names.ts'
import { scaffoldPreset } from './preset.ts'
import { scaffoldRegistration } from './registration.ts'
import { isWanted } from './tree.ts'
import { verifyPreset } from './verify.ts'

const scaffolds = { registration: scaffoldRegistration, preset: scaffoldPreset, e2e: scaffoldE2e }

/**
 * KAITO as it was in mid-2025: presets in Go, a registry in YAML, tests with Ginkgo.
 *
 * The texts of the generated files are constants beside the code that fills them, since nothing here
 * may read a file. A proposal that cannot be turned into safe code changes nothing; its to-dos say why.
 */
export const kaitoPreset: Target = {
  name: 'kaito-preset',
  parts: ['registration', 'preset', 'e2e'],
  wants: (all, have) => all.filter((path) => isWanted(path) && !have.has(path)),
  applies: appliesTo,
  nameOf: ({ model }) =>
    typeof model?.repository === 'string' ? presetNameOf(model.repository) : undefined,
  scaffold,
  inspect: inspectPreset,
  verify: verifyPreset,
  modelsIn: presetsIn,
}

function scaffold(part: Part, brief: Brief, files: Files): FileSet {
  const { applies, reason } = appliesTo(files)
  if (!applies) return { changes: [], notes: [], todos: [`Nothing is written: ${reason}.`] }
  const drawn = drawBlueprint(brief, files)
  if (drawn.kind === 'drawn') return scaffolds[part](drawn.blueprint, files)
  return {
    changes: [],
    notes: [],
    todos: drawn.reasons.map((why) => `Nothing is written: ${why}.`),
  }
}
