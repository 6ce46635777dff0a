import { type Edited, edited, refused } from '../../edit/edited.ts'
import { inTurn } from '../../edit/in-turn.ts'
import { linesOf } from '../../edit/lines.ts'
import { insertAbove, insertBelow, linesAround } from '../../edit/rust-arm.ts'
import {
  bodyOfFunction,
  closingOf,
  literalSpans,
  type RustCode,
  rustCode,
  type Span,
} from '../../edit/rust-code.ts'
import { addToUseTree } from '../../edit/rust-use-tree.ts'
import { splice } from '../../edit/splice.ts'
import { familyArms, familyOf, firstPartArm } from './gates.ts'
import type { FamilyNames } from './names.ts'

/** One `self.register("Key", …);` of `register_defaults`. */
export interface Registration extends Span {
  readonly key: string
  readonly keySpan: Span
  readonly text: string
}

/** A family to register. */
export interface Registered {
  readonly names: FamilyNames
  readonly kind: 'decoder' | 'embedding'
}

/** Makes a family known to `model_registry.rs`: the import, and a registration under its key. */
export function registerFamily(text: string, family: Registered): Edited {
  const { module, type } = family.names
  return inTurn(text, [
    (now) => addToUseTree(now, 'crate::models', `${module}::${type}`),
    (now) => addRegistration(now, family),
  ])
}

/** The registrations, in order. */
export function registrationsIn({ source, code }: RustCode): readonly Registration[] {
  const body = bodyOfFunction(code, 'register_defaults')
  if (body === undefined) return []
  const calls = [...code.slice(body.start, body.end).matchAll(/\bself\s*\.register\(/g)]
  return calls.flatMap(({ index, 0: head }) => {
    const start = body.start + index
    const close = closingOf(code, start + head.length - 1)
    const [keySpan] = literalSpans(code, { start, end: close ?? start })
    if (close === undefined || keySpan === undefined) return []
    const key = source.slice(keySpan.start, keySpan.end)
    return [{ key, keySpan, start, end: close + 2, text: source.slice(start, close + 2) }]
  })
}

/** The registration that builds a family, whatever its key. */
export function registrationOf(
  all: readonly Registration[],
  { names, kind }: Registered,
): Registration | undefined {
  const built = kind === 'decoder' ? `ModelWrapper::${names.variant}(` : `${names.type}::new(`
  return all.find(({ text }) => text.includes(built))
}

function addRegistration(source: string, family: Registered): Edited {
  const file = rustCode(source)
  const all = registrationsIn(file)
  const own = registrationOf(all, family)
  if (own !== undefined)
    return edited(splice(source, [{ ...own.keySpan, text: family.names.family }]))
  if (all.some(({ key }) => key === family.names.family))
    return refused(`the key \`${family.names.family}\` is registered for something else`)
  const drawn =
    family.kind === 'decoder' ? decoderBlock(file, family) : embeddingBlock(file, family)
  if (drawn === undefined) return refused('no registration is there to copy')
  return edited(splice(source, [insertBelow(source, drawn.below, `\n${drawn.block}`)]))
}

interface Drawn {
  readonly below: number
  readonly block: string
}

/** A copy of the last registration of a decoder. */
function decoderBlock(file: RustCode, { names }: Registered): Drawn | undefined {
  const all = registrationsIn(file).filter(({ text }) => /load_model::<\w+>/.test(text))
  const sibling = all.at(-1)
  const type = /load_model::<(?<type>\w+)>/.exec(sibling?.text ?? '')?.groups?.type
  const variant = /ModelWrapper::(?<variant>\w+)\(/.exec(sibling?.text ?? '')?.groups?.variant
  if (sibling === undefined || type === undefined || variant === undefined) return undefined
  const block = linesAround(file.source, sibling)
    .replace(`"${sibling.key}"`, `"${names.family}"`)
    .replaceAll(`<${type}>`, `<${names.type}>`)
    .replaceAll(`ModelWrapper::${variant}(`, `ModelWrapper::${names.variant}(`)
  return { below: sibling.end, block: `${comment(file, sibling, names)}${block}` }
}

/** A copy of the last registration of embeddings, which passes the revision on. */
function embeddingBlock(file: RustCode, { names }: Registered): Drawn | undefined {
  const sibling = registrationsIn(file).findLast(({ text }) =>
    text.includes('ModelWrapper::Embedding('),
  )
  if (sibling === undefined) return undefined
  const text = linesAround(file.source, sibling)
  const call = /\b\w+::new\(&model_id(?:, &revision)?\)\?/.exec(text)?.[0]
  if (call === undefined) return undefined
  const block = text
    .replace(`"${sibling.key}"`, `"${names.family}"`)
    .replace(/\b_?revision: String/, 'revision: String')
    .replace(call, `${names.type}::new(&model_id, &revision)?`)
  return { below: sibling.end, block: `${comment(file, sibling, names)}${block}` }
}

/** A comment above, where the sibling has one. */
function comment({ source }: RustCode, { start }: Span, { family }: FamilyNames): string {
  const lines = linesOf(source)
  const above = lines[lines.findIndex(({ next }) => next > start) - 1]?.text ?? ''
  const indent = /^\s*(?=\/\/)/.exec(above)?.[0]
  return indent === undefined ? '' : `${indent}// Register ${family} models\n`
}

/**
 * Maps an architecture to a family by its exact name, above the first arm that goes by a part of a name:
 * below it, `contains("Qwen")` would take every `Qwen3…`. A name that is mapped to another family is corrected.
 */
export function mapArchitecture(source: string, architecture: string, family: string): Edited {
  const arms = familyArms(source)
  if (arms === undefined)
    return refused('`get_family_from_architecture` has an arm of a form that is not known')
  if (familyOf(arms, architecture) === family) return edited(source)
  const own = arms.find(({ by, texts }) => by === 'name' && texts.includes(architecture))
  if (own?.texts.length === 1) {
    const [span] = literalSpans(rustCode(source).code, own.arm.body)
    if (span !== undefined) return edited(splice(source, [{ ...span, text: family }]))
  }
  const place = firstPartArm(arms)
  if (own !== undefined || place === undefined)
    return refused(`\`${architecture}\` is mapped to another family together with others`)
  const indent = /[ \t]*$/.exec(source.slice(0, place.start))?.[0] ?? ''
  const arm = `${indent}"${architecture}" => Some("${family}"),`
  return edited(splice(source, [insertAbove(source, place.start, arm)]))
}
