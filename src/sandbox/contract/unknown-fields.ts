import { isObject, type JsonObject, objectAt } from './json.ts'
import { facetsOf, propertyOf, type Resolve, typesOf } from './schema.ts'

/**
 * The paths of fields that a schema does not name, at any depth. GitHub's own schemas allow them, so
 * a misspelt field would go unnoticed.
 */
export function unknownFields(
  resolve: Resolve,
  schema: unknown,
  value: unknown,
): readonly string[] {
  return find(resolve, facetsOf(resolve, schema), value).map((path) => path.slice(1))
}

function find(resolve: Resolve, facets: readonly JsonObject[], value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    const items = facets.filter((facet) => 'items' in facet)
    const parts = items.flatMap((facet) => facetsOf(resolve, facet.items))
    return value.flatMap((part, index) => find(resolve, parts, part).map((p) => `/${index}${p}`))
  }
  const shapes = facets.filter((facet) => typesOf(facet).includes('object'))
  if (!isObject(value) || shapes.length === 0 || isOpen(shapes)) return []
  return Object.entries(value).flatMap(([name, part]) => {
    const known = shapes.map((shape) => propertyOf(shape, name)).filter((p) => p !== undefined)
    if (known.length === 0) return [`/${name}`]
    const parts = known.flatMap((property) => facetsOf(resolve, property))
    return find(resolve, parts, part).map((path) => `/${name}${path}`)
  })
}

/** The first shape decides: an alternative of it that is open only adds conditions to what it names. */
function isOpen(shapes: readonly JsonObject[]): boolean {
  const [first = {}] = shapes
  const isNamed = Object.keys(objectAt(first, 'properties')).length > 0
  return isNamed ? first.additionalProperties === true : first.additionalProperties !== false
}
