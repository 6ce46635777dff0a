import { type JsonObject, listAt, objectAt } from './json.ts'
import { typesOf } from './schema.ts'

/** Several schemas that hold at once (`allOf`) as one; what they say of one property waits in an `allOf` below. */
export function merged(parts: readonly JsonObject[]): JsonObject {
  return {
    ...Object.fromEntries(parts.toReversed().flatMap((part) => Object.entries(part))),
    ...intersection('type', parts.map(typesOf)),
    ...intersection(
      'enum',
      parts.map((part) => listAt(part, 'enum')),
    ),
    ...(parts.some((part) => 'properties' in part) ? mergedProperties(parts) : {}),
  }
}

function intersection(keyword: string, lists: readonly (readonly unknown[])[]): JsonObject {
  const stated = lists.filter((list) => list.length > 0)
  if (stated.length === 0) return {}
  const values = new Set(stated.flat())
  return { [keyword]: [...values].filter((value) => stated.every((list) => allows(list, value))) }
}

function allows(list: readonly unknown[], value: unknown): boolean {
  return list.includes(value) || (value === 'integer' && list.includes('number'))
}

function mergedProperties(parts: readonly JsonObject[]): JsonObject {
  const all = parts.flatMap((part) => Object.entries(objectAt(part, 'properties')))
  const byName = Map.groupBy(all, ([name]) => name)
  const properties = [...byName].map(([name, schemas]) => {
    const [only, ...others] = schemas.map(([, schema]) => schema)
    return [name, others.length === 0 ? only : { allOf: [only, ...others] }]
  })
  const required = new Set(parts.flatMap((part) => listAt(part, 'required')))
  return { properties: Object.fromEntries(properties), required: [...required] }
}
