import { branchFor } from './branch.ts'
import { isObject, type JsonObject, listAt } from './json.ts'
import { neutralScalar } from './neutral-scalar.ts'
import { isNullable, propertyOf, type Resolve, typesOf } from './schema.ts'

interface Place {
  readonly resolve: Resolve
  /** The references being filled from nothing: meeting one again would never end. */
  readonly open: readonly unknown[]
  /** The name of the field being filled. */
  readonly name: string
}

/**
 * Adds what a schema requires and a value lacks, with neutral values, and leaves everything that is
 * there as it is. Optional fields are never added. Where the schema offers alternatives, the one that
 * fits the value best is meant.
 */
export function filler(resolve: Resolve): (schema: unknown, partial: unknown) => unknown {
  return (schema, partial) => fill({ resolve, open: [], name: '' }, schema, partial)
}

function fill(place: Place, schema: unknown, value: unknown): unknown {
  if (value === null) return null
  if (value !== undefined) return compose(place, place.resolve(schema), value)
  if (isNullable(place.resolve, schema)) return null
  const reference = isObject(schema) ? schema.$ref : undefined
  if (reference !== undefined && place.open.includes(reference)) return null
  const open = reference === undefined ? place.open : [...place.open, reference]
  return compose({ ...place, open }, place.resolve(schema), undefined)
}

function compose(place: Place, schema: JsonObject, value: unknown): unknown {
  const alternatives = listAt(schema, 'anyOf')
  const branch =
    value === undefined ? alternatives[0] : branchFor(place.resolve, alternatives, value)
  const composed = branch === undefined ? value : fill(place, branch, value)
  return composed === undefined ? neutral(place, schema) : fillParts(place, schema, composed)
}

function neutral(place: Place, schema: JsonObject): unknown {
  if (Array.isArray(schema.enum)) return listAt(schema, 'enum')[0]
  const type = typesOf(schema)[0]
  if (type === 'object') return fillParts(place, schema, {})
  if (type !== 'array') return neutralScalar(schema, type, place.name)
  const length = typeof schema.minItems === 'number' ? schema.minItems : 0
  return Array.from({ length }, () => fill(place, schema.items, undefined))
}

function fillParts(place: Place, schema: JsonObject, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => fill(place, schema.items, part))
  if (!isObject(value)) return value
  const given = Object.entries(value).filter(([, part]) => part !== undefined)
  const names = new Set(given.map(([name]) => name))
  const required = listAt(schema, 'required').map(String)
  const added = required
    .filter((name) => !names.has(name))
    .map((name) => [name, undefined] as const)
  const filled = [...given, ...added].map(([name, part]) => {
    return [name, fill({ ...place, name }, propertyOf(schema, name), part)]
  })
  return Object.fromEntries(filled)
}
