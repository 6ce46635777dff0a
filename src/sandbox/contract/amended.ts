import { isObject, type JsonObject, objectAt } from './json.ts'

export interface Described {
  readonly operations: JsonObject
  readonly components: JsonObject
}

/** After the deletion of its fork a pull request has no head repository; the webhook description says so. */
const headMayBeGone = ['pull-request', 'pull-request-simple']

/** A comment whose lines have changed stands nowhere any more; the webhook description says so. */
const mayBeOutdated = 'pull-request-review-comment'

/** "You can pass an empty array to remove all labels", says the text beside the limit. */
const mayBeEmpty = 'issues/set-labels'

/** The REST description with GitHub's known mistakes put right. */
export function amended({ operations, components }: Described): Described {
  const schemas = objectAt(components, 'schemas')
  const right = headMayBeGone.map((name) => [name, withNullableHead(objectAt(schemas, name))])
  return {
    operations: { ...operations, [mayBeEmpty]: withoutMinItems(operations[mayBeEmpty]) },
    components: {
      ...components,
      schemas: {
        ...schemas,
        ...Object.fromEntries(right),
        [mayBeOutdated]: withNullableLines(objectAt(schemas, mayBeOutdated)),
      },
    },
  }
}

/** The events of an app are listed without the one that the same description has of merge groups. */
const lastOfEvents = 'merge_queue_entry'

/** A part of the webhook description in which apps may have subscribed to merge groups. */
export function withMergeGroups(part: unknown): unknown {
  if (Array.isArray(part)) {
    const entries = part.map(withMergeGroups)
    return part.includes(lastOfEvents) ? [...entries, 'merge_group'] : entries
  }
  if (!isObject(part)) return part
  return Object.fromEntries(
    Object.entries(part).map(([keyword, value]) => [keyword, withMergeGroups(value)]),
  )
}

function withNullableHead(schema: JsonObject): JsonObject {
  const properties = objectAt(schema, 'properties')
  const head = objectAt(properties, 'head')
  const repo = { anyOf: [objectAt(head, 'properties', 'repo'), { type: 'null' }] }
  const nullable = { ...head, properties: { ...objectAt(head, 'properties'), repo } }
  return { ...schema, properties: { ...properties, head: nullable } }
}

function withNullableLines(schema: JsonObject): JsonObject {
  const nullable = { type: ['integer', 'null'] }
  const lines = { line: nullable, original_line: nullable, position: nullable }
  return { ...schema, properties: { ...objectAt(schema, 'properties'), ...lines } }
}

function withoutMinItems(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutMinItems)
  if (!isObject(part)) return part
  const kept = Object.entries(part).filter(([keyword]) => keyword !== 'minItems')
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, withoutMinItems(value)]))
}
