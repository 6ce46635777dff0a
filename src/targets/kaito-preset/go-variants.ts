import { maskGo } from '../../edit/go-mask.ts'
import { goConstantsOf } from './go-presets.ts'

/** One preset of a family as its `model.go` has it; a name that is `undefined` is written in another way. */
export interface GoVariant {
  readonly name: string
  readonly constant: string | undefined
  readonly instance: string | undefined
  readonly type: string | undefined
  /** The variables its runtimes take. */
  readonly uses: GoUses
}

/** Variables of run parameters, by what they are for. */
export interface GoUses {
  readonly baseCommand: string | undefined
  readonly runParams: string | undefined
  readonly runParamsVllm: string | undefined
}

/** A method of a type: where its body starts in the source, and the body with comments and texts blanked out. */
export interface GoMethod {
  readonly start: number
  readonly body: string
}

const registration =
  /plugin\.KaitoModelRegister\.Register\(\s*&plugin\.Registration\{(?<fields>[^{}]*)\}\s*\)/g

/** The presets a `model.go` registers under a constant, in order. */
export function variantsIn(source: string): readonly GoVariant[] {
  const code = maskGo(source)
  const constants = goConstantsOf(source)
  return [...code.matchAll(registration)].flatMap(({ groups }) => {
    const fields = groups?.fields ?? ''
    const constant = /\bName:\s*(?<name>[A-Za-z_]\w*)/.exec(fields)?.groups?.name
    const instance = /\bInstance:\s*&(?<name>[A-Za-z_]\w*)/.exec(fields)?.groups?.name
    const name = constants.get(constant ?? '')
    if (name === undefined) return []
    const type = typeOf(code, instance)
    return [{ name, constant, instance, type, uses: usesOf(code, type) }]
  })
}

/** The two methods of a type that return parameters. */
export function parameterMethods(source: string, type: string): readonly GoMethod[] {
  const code = maskGo(source)
  const opening = new RegExp(
    String.raw`^func \((?:\w+ )?\*?${type}\) Get(?:Inference|Tuning)Parameters\(\)[^{\n]*\{`,
    'gm',
  )
  return [...code.matchAll(opening)].map(({ index, 0: head }) => {
    const start = index + head.length
    const [line = ''] = code.slice(start).split('\n', 1)
    const end = line.trim() === '' ? code.slice(start).search(/^\}/m) : line.length
    return { start, body: code.slice(start, end === -1 ? undefined : start + end) }
  })
}

/** The entries of a `map[string]string` variable; none where it is made in another way. */
export function goMapOf(
  source: string,
  variable: string,
): readonly (readonly [string, string])[] | undefined {
  const literal = new RegExp(String.raw`\b${variable}\s*=\s*map\[string\]string\{([^{}]*)\}`)
  const found = literal.exec(maskGo(source))
  if (found === null) return undefined
  const text = source.slice(found.index, found.index + found[0].length)
  const body = text.slice(text.indexOf('{') + 1)
  const pairs = body.matchAll(/^\s*"(?<key>[^"\\]*)":\s*"(?<value>[^"\\]*)",?/gm)
  return [...pairs].map(({ groups }) => [groups?.key ?? '', groups?.value ?? ''] as const)
}

function typeOf(code: string, instance: string | undefined): string | undefined {
  if (instance === undefined) return undefined
  return new RegExp(String.raw`^var ${instance} (?<type>\w+)[ \t]*$`, 'm').exec(code)?.groups?.type
}

/** What the type's own method names, else what the file names first: families with a helper share all. */
function usesOf(code: string, type: string | undefined): GoUses {
  const own = type === undefined ? '' : (parameterMethods(code, type)[0]?.body ?? '')
  const text = /ModelRunParams:/.test(own) ? own : code
  const block = (of: string): string =>
    new RegExp(String.raw`\b${of}\{(?<fields>[^{}]*\bModelRunParams:[^{}]*)\}`).exec(text)?.groups
      ?.fields ?? ''
  const field = (fields: string, key: string): string | undefined =>
    new RegExp(String.raw`\b${key}:\s*(?<name>[A-Za-z_]\w*),`).exec(fields)?.groups?.name
  const transformers = block('HuggingfaceTransformersParam')
  return {
    baseCommand: field(transformers, 'BaseCommand'),
    runParams: field(transformers, 'ModelRunParams'),
    runParamsVllm: field(block('VLLMParam'), 'ModelRunParams'),
  }
}
