import { isObject, type JsonObject, listAt } from './json.ts'

/** Keywords that tell people something and check nothing. */
const annotations = new Set([
  'default',
  'deprecated',
  'description',
  'example',
  'examples',
  'externalDocs',
  'headers',
  'links',
  'readOnly',
  'summary',
  'title',
])

/** Keywords whose value maps names to schemas: below them `description` is a name, not a keyword. */
const maps = new Set(['content', 'patternProperties', 'properties', 'responses'])

/**
 * A part of an OpenAPI description as plain JSON Schema: without annotations, and with the
 * `nullable` of OpenAPI 3.0 written as the type `null`, and with `oneOf` as `anyOf`.
 */
export function schemaOfDescription(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(schemaOfDescription)
  if (!isObject(part)) return part
  const kept = Object.entries(part).filter(([keyword]) => !isDropped(keyword))
  return nullableOf(
    Object.fromEntries(kept.map(([k, value]) => [keywordOf(k), keywordValue(k, value)])),
  )
}

function isDropped(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-')
}

/** GitHub's alternatives overlap: read as "exactly one", some refuse GitHub's own answers. */
function keywordOf(keyword: string): string {
  return keyword === 'oneOf' ? 'anyOf' : keyword
}

function keywordValue(keyword: string, value: unknown): unknown {
  if (keyword === 'enum' || keyword === 'const' || keyword === 'required') return value
  if (!maps.has(keyword) || !isObject(value)) return schemaOfDescription(value)
  return Object.fromEntries(Object.entries(value).map(([n, s]) => [n, schemaOfDescription(s)]))
}

function nullableOf(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema
  if (nullable !== true) return rest
  const isPlain = ['$ref', 'allOf', 'anyOf'].every((keyword) => !(keyword in rest))
  if (!isPlain || typeof rest.type !== 'string') return { anyOf: [rest, { type: 'null' }] }
  const type = [rest.type, 'null']
  return 'enum' in rest
    ? { ...rest, type, enum: withNull(listAt(rest, 'enum')) }
    : { ...rest, type }
}

function withNull(values: readonly unknown[]): readonly unknown[] {
  return values.includes(null) ? values : [...values, null]
}
