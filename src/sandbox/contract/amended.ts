import { type JsonObject, objectAt } from './json.ts'

/**
 * Schemas that GitHub's REST description gets wrong: a pull request whose fork was deleted has no head
 * repository, as GitHub's webhook description says and REST answers show.
 */
const withoutHeadRepository = ['pull-request', 'pull-request-simple']

/** The REST components with GitHub's known mistakes put right. */
export function amended(components: JsonObject): JsonObject {
  const schemas = objectAt(components, 'schemas')
  const right = withoutHeadRepository.map((name) => [name, withNullableHead(schemas[name])])
  return { ...components, schemas: { ...schemas, ...Object.fromEntries(right) } }
}

function withNullableHead(schema: unknown): JsonObject {
  const head = objectAt(schema, 'properties', 'head')
  const repo = { anyOf: [objectAt(head, 'properties', 'repo'), { type: 'null' }] }
  const properties = { ...objectAt(head, 'properties'), repo }
  const whole = objectAt(schema, 'properties')
  return {
    ...objectAt({ schema }, 'schema'),
    properties: { ...whole, head: { ...head, properties } },
  }
}
