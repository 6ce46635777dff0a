import { isObject, type JsonObject, listAt } from './json.ts'
import { facetsOf, propertyOf, type Resolve, typesOf } from './schema.ts'

/** The alternative that a value, still lacking required fields, is most likely meant as. */
export function branchFor(resolve: Resolve, branches: readonly unknown[], value: unknown): unknown {
  const fitting = branches.filter((branch) => mayBecome(resolve, branch, value))
  const candidates = fitting.length > 0 ? fitting : branches
  const ranked = candidates.map((branch) => ({ branch, ...closeness(resolve, branch, value) }))
  return ranked.toSorted((a, b) => b.known - a.known || a.missing - b.missing)[0]?.branch
}

/** Whether the value satisfies the schema once required fields have been added. */
function mayBecome(resolve: Resolve, schema: unknown, value: unknown): boolean {
  const resolved = resolve(schema)
  const alternatives = listAt(resolved, 'anyOf')
  return (
    hasTypeOf(resolved, value) &&
    (alternatives.length === 0 || alternatives.some((part) => mayBecome(resolve, part, value))) &&
    partsMayBecome(resolve, resolved, value)
  )
}

function partsMayBecome(resolve: Resolve, schema: JsonObject, value: unknown): boolean {
  if (Array.isArray(value)) return value.every((part) => mayBecome(resolve, schema.items, part))
  if (!isObject(value)) return true
  return Object.entries(value).every(([name, part]) => {
    if (part === undefined) return true
    const property = propertyOf(schema, name)
    if (property === undefined) return schema.additionalProperties !== false
    return mayBecome(resolve, property, part)
  })
}

function hasTypeOf(schema: JsonObject, value: unknown): boolean {
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false
  const types = typesOf(schema)
  return types.length === 0 || types.some((type) => isOfType(type, value))
}

function isOfType(type: unknown, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function closeness(
  resolve: Resolve,
  schema: unknown,
  value: unknown,
): { readonly known: number; readonly missing: number } {
  if (!isObject(value)) return { known: 0, missing: 0 }
  const facets = facetsOf(resolve, schema)
  const names = Object.keys(value)
  const required = facets.flatMap((facet) => listAt(facet, 'required'))
  return {
    known: names.filter((n) => facets.some((facet) => propertyOf(facet, n) !== undefined)).length,
    missing: required.filter((name) => !names.some((given) => given === name)).length,
  }
}
