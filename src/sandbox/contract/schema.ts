import { isObject, type JsonObject, listAt, objectAt } from './json.ts'

/** Follows `$ref` and merges `allOf`, until neither is there. */
export type Resolve = (part: unknown) => JsonObject

export function typesOf(schema: JsonObject): readonly unknown[] {
  if (schema.type !== undefined) return Array.isArray(schema.type) ? schema.type : [schema.type]
  if ('properties' in schema) return ['object']
  return 'items' in schema ? ['array'] : []
}

/** Whether `null` is a value of the schema. */
export function isNullable(resolve: Resolve, schema: unknown): boolean {
  const resolved = resolve(schema)
  if (Array.isArray(resolved.enum)) return resolved.enum.includes(null)
  const types = typesOf(resolved)
  if (types.length > 0 && !types.includes('null')) return false
  const alternatives = listAt(resolved, 'anyOf')
  if (alternatives.length > 0) return alternatives.some((part) => isNullable(resolve, part))
  return types.includes('null')
}

/** The schema itself and, resolved, its alternatives. */
export function facetsOf(resolve: Resolve, schema: unknown): readonly JsonObject[] {
  const resolved = resolve(schema)
  return [resolved, ...listAt(resolved, 'anyOf').flatMap((part) => facetsOf(resolve, part))]
}

/** What a schema says about the property of a name; `undefined` when it does not know the name. */
export function propertyOf(schema: JsonObject, name: string): unknown {
  const known = objectAt(schema, 'properties')[name]
  if (known !== undefined) return known
  return isObject(schema.additionalProperties) ? schema.additionalProperties : undefined
}
