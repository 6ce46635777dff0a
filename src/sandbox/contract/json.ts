export interface JsonObject {
  readonly [name: string]: unknown
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at a path of names; an empty one where there is none. */
export function objectAt(value: unknown, ...names: readonly string[]): JsonObject {
  let found = value
  for (const name of names) found = isObject(found) ? found[name] : undefined
  return isObject(found) ? found : {}
}

/** The list under a name; an empty one where there is none. */
export function listAt(value: JsonObject, name: string): readonly unknown[] {
  const found = value[name]
  return Array.isArray(found) ? found : []
}
