import { isObject, type JsonObject, objectAt } from './json.ts'
import { schemaOfDescription } from './schema-of-description.ts'

/** Every component that `roots` refer to, directly or through another one, by section and name. */
export function componentsOf(description: JsonObject, roots: readonly unknown[]): JsonObject {
  const found = new Map<string, unknown>()
  const waiting = roots.flatMap(referencesIn)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    const [section = '', name = ''] = next.split('/')
    const component = schemaOfDescription(objectAt(description, 'components', section)[name])
    found.set(next, component)
    waiting.push(...referencesIn(component))
  }
  const sections = Object.groupBy(found, ([reference]) => reference.split('/')[0] ?? '')
  return Object.fromEntries(
    Object.entries(sections).map(([section, entries = []]) => [
      section,
      Object.fromEntries(entries.map(([reference, part]) => [reference.split('/')[1], part])),
    ]),
  )
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  const own = typeof value.$ref === 'string' ? [value.$ref.replace('#/components/', '')] : []
  return [...own, ...Object.values(value).flatMap(referencesIn)]
}
