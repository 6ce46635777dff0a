import { z } from 'zod'

/** A model's `config.json` as far as it is an object; keys and values are hostile until parsed. */
export type ModelJson = Readonly<Record<string, unknown>>

const object = z.record(z.string(), z.unknown())
const texts = z.array(z.string())
const pattern = /^[A-Za-z][A-Za-z0-9_]{0,127}$/

/** The architecture a model states, or why nothing can be done with it. */
export type Stated =
  | { readonly kind: 'stated'; readonly architecture: string; readonly isFirstOfMany: boolean }
  | { readonly kind: 'refused'; readonly rule: 'V00' | 'V01'; readonly reason: string }

/** `config.json` as an object; `undefined` where it is none. */
export function modelJson(config: unknown): ModelJson | undefined {
  return object.safeParse(config).data
}

/**
 * The one gate every architecture passes before it becomes a path, an identifier or a string in Rust: a
 * letter, then at most 127 letters, digits and underscores of ASCII. FastLLM reads the first entry only.
 */
export function statedArchitecture(architectures: unknown): Stated {
  const list = texts.safeParse(architectures).data
  const [architecture] = list ?? []
  if (list === undefined || architecture === undefined) {
    const reason = '`architectures` in config.json is not a list of names, or an empty one'
    return { kind: 'refused', rule: 'V01', reason }
  }
  if (isArchitecture(architecture))
    return { kind: 'stated', architecture, isFirstOfMany: list.length > 1 }
  const reason =
    'the first of `architectures` in config.json is no plain name: a letter, then at most 127 letters, digits and underscores'
  return { kind: 'refused', rule: 'V00', reason }
}

/** Whether a text may stand for an architecture in paths and code. */
export function isArchitecture(text: string): boolean {
  return pattern.test(text)
}

/** A whole number of 0 or more under that key of the top level; `undefined` for anything else. */
export function countIn(json: ModelJson, key: string): number | undefined {
  const value = json[key]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** Whether a key of the top level holds an object. */
export function isObjectIn(json: ModelJson, key: string): boolean {
  return object.safeParse(json[key]).success
}

/** Whether a key of the top level holds something. */
export function isGivenIn(json: ModelJson, key: string): boolean {
  return json[key] !== undefined && json[key] !== null
}
