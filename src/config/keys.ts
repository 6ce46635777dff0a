import { jsonSchema } from './schema.ts'
import { isTree, valueAt } from './tree.ts'

/** One place of a configuration, as its schema describes it. */
export interface Key {
  /** `validation.workflow`, `targets[].name`. */
  readonly name: string
  readonly description: string
  /** What is expected there, in words. */
  readonly expected: string
  /** The keys there may be below it. */
  readonly keys: readonly string[]
  /** `undefined` where it has no value without one being given. */
  readonly standard: unknown
  /** Whether it is a single value or a list of such, and not a map of keys. */
  readonly isLeaf: boolean
  /** The words it can be, where there are only so many. */
  readonly choices: readonly string[]
}

/** The keys of one kind of file, as its schema describes them. */
export interface KeyBook {
  /** The key at a path; `undefined` where the schema has none. */
  keyOf(path: readonly PropertyKey[]): Key | undefined
  /** Every key there is, in the order of the schema, each before those below it. */
  allKeys(): readonly Key[]
}

/** The keys of a JSON Schema, which is made when it is first needed: most files are sound. */
export function keyBook(schema: () => unknown): KeyBook {
  let known: unknown
  const root = (): unknown => {
    known ??= schema()
    return known
  }
  return {
    keyOf: (path) => {
      let node: unknown = root()
      for (const step of path) node = below(node, step)
      return node === undefined ? undefined : described(nameOf(path), node)
    },
    allKeys: () => keysBelow([], root()),
  }
}

/** The keys of a configuration. */
export const configKeys: KeyBook = keyBook(jsonSchema)

/** Every key of a configuration, in the order of the schema. */
export function allKeys(): readonly Key[] {
  return configKeys.allKeys()
}

function keysBelow(path: readonly PropertyKey[], node: unknown): readonly Key[] {
  return propertiesOf(node).flatMap(([key, child]) => {
    const here = [...path, key]
    const items = valueAt(child, ['items'])
    const inList = propertiesOf(items).length > 0 ? keysBelow([...here, 0], items) : []
    return [described(nameOf(here), child), ...keysBelow(here, child), ...inList]
  })
}

function described(name: string, node: unknown): Key {
  const isLeaf = propertiesOf(node).length === 0
  return {
    name,
    description: textAt(node, 'description') ?? '',
    expected: expectedAt(node),
    keys: [node, ...choicesOf(node)].flatMap(propertiesOf).map(([key]) => key),
    standard: isLeaf ? valueAt(node, ['default']) : undefined,
    isLeaf,
    choices: [node, ...choicesOf(node)].flatMap(wordsOf),
  }
}

function wordsOf(node: unknown): readonly string[] {
  const words = valueAt(node, ['enum'])
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : []
}

function below(node: unknown, step: PropertyKey): unknown {
  if (typeof step === 'number') return valueAt(node, ['items'])
  const property = valueAt(node, ['properties', step])
  if (property !== undefined) return property
  const open = valueAt(node, ['additionalProperties'])
  if (isTree(open)) return open
  return choicesOf(node)
    .map((choice) => valueAt(choice, ['properties', step]))
    .find((found) => found !== undefined)
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[]`
    return name === '' ? String(step) : `${name}.${String(step)}`
  }, '')
}

function propertiesOf(node: unknown): readonly (readonly [string, unknown])[] {
  const properties = valueAt(node, ['properties'])
  return isTree(properties) ? Object.entries(properties) : []
}

function choicesOf(node: unknown): readonly unknown[] {
  const choices = valueAt(node, ['anyOf'])
  return Array.isArray(choices) ? choices : []
}

function expectedAt(node: unknown): string {
  const choices = valueAt(node, ['enum'])
  if (Array.isArray(choices)) return oneOf(choices)
  const title = textAt(node, 'title')
  if (title !== undefined) return title
  switch (textAt(node, 'type') ?? 'string') {
    case 'boolean':
      return '`true` or `false`'
    case 'integer':
      return `a whole number from ${valueAt(node, ['minimum'])} to ${valueAt(node, ['maximum'])}`
    case 'array':
      return expectedList(node)
    case 'object':
      return expectedMap(node)
    default:
      return 'text'
  }
}

function expectedList(node: unknown): string {
  const [least, most] = [valueAt(node, ['minItems']), valueAt(node, ['maxItems'])]
  const count = least === undefined ? `at most ${most}` : `${least} to ${most}`
  return `a list of ${count}, each ${expectedAt(valueAt(node, ['items']))}`
}

function expectedMap(node: unknown): string {
  const keys = propertiesOf(node).map(([key]) => key)
  const required = valueAt(node, ['required'])
  const isWhole = Array.isArray(required) && required.length === keys.length
  if (isWhole) return `a map of ${all.format(keys.map(inCode))}`
  if (keys.length > 0) return `a map with keys among ${all.format(keys.map(inCode))}`
  return `a map to ${expectedAt(valueAt(node, ['additionalProperties']))}`
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const all = new Intl.ListFormat('en-GB')

function oneOf(words: readonly unknown[]): string {
  return either.format(words.map(inCode))
}

function inCode(word: unknown): string {
  return `\`${word}\``
}

function textAt(node: unknown, key: string): string | undefined {
  const text = valueAt(node, [key])
  return typeof text === 'string' ? text : undefined
}
