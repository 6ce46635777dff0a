import type { Files } from '../../edit/files.ts'
import { blocksOf } from '../../edit/rust-code.ts'
import { maskRust } from '../../edit/rust-mask.ts'
import { matchesOn } from '../../edit/rust-match.ts'
import type { Applies } from '../target.ts'

/** The places of FastLLM's layout. */
export const paths = {
  models: 'src/models/mod.rs',
  registry: 'src/models/model_registry.rs',
  manifest: 'Cargo.toml',
  readme: 'README.md',
  guide: 'docs/models.md',
} as const

const model = /^src\/models\/[^/]+\.rs$/

/** The file of a module of models. */
export function pathOfModule(module: string): string {
  return `src/models/${module}.rs`
}

/** Every module of models, and the files that describe them. */
export function wanted(all: readonly string[], have: Files): readonly string[] {
  const fixed: readonly string[] = Object.values(paths)
  return all.filter((path) => (fixed.includes(path) || model.test(path)) && !have.has(path))
}

/** The modules of models that were read, with their text. */
export function modelFiles(files: Files): readonly (readonly [path: string, text: string])[] {
  return [...files].filter(([path]) => model.test(path))
}

/**
 * Recognises the one layout whose anchors are known: families told by architecture, a dispatching enum,
 * a registry by family. An earlier one lacks an anchor, and the first one missing is named.
 */
export function appliesTo(files: Files): Applies {
  const missing = firstMissing(files)
  return missing === undefined
    ? { applies: true, reason: 'models are told by architecture and dispatched by `ModelWrapper`' }
    : { applies: false, reason: missing }
}

function firstMissing(files: Files): string | undefined {
  const registry = maskRust(files.get(paths.registry) ?? '')
  const models = maskRust(files.get(paths.models) ?? '')
  if (!files.has(paths.registry)) return `there is no \`${paths.registry}\``
  if (count(models, /\bpub enum ModelWrapper\b/) !== 1)
    return `\`${paths.models}\` has not exactly one \`pub enum ModelWrapper\``
  const matches = matchesOn(models, 'self').length
  if (matches !== 6) return `\`${paths.models}\` has ${matches} of \`match self\`, expected 6`
  const traits = modelFiles(files).filter(([, text]) => declaresTrait(text))
  if (traits.length !== 1)
    return 'there is not exactly one `trait ModelArchitecture` in `src/models`'
  const absent = functions.find((name) => count(registry, new RegExp(`\\bfn ${name}\\b`)) !== 1)
  return absent === undefined
    ? undefined
    : `\`${paths.registry}\` has not exactly one \`fn ${absent}\``
}

const functions = ['get_family_from_architecture', 'register_defaults', 'setup_mock_configs']

function declaresTrait(text: string): boolean {
  return blocksOf(maskRust(text), /\btrait ModelArchitecture\b/).length > 0
}

function count(code: string, pattern: RegExp): number {
  return [...code.matchAll(new RegExp(pattern, 'g'))].length
}
