import { isObject, type JsonObject, objectAt } from './json.ts'
import type { Operation } from './operations.ts'
import type { SliceDocument } from './slice-document.ts'

/** Errors that GitHub answers everywhere and describes only here and there. */
const common = new Set([401, 403, 404, 409, 422, 429])

/**
 * What an answer holds against its description.
 *
 * Not described and allowed all the same: the common errors with an error object, 301 after a rename,
 * 304 on a read, and a text, which is an answer in another media type.
 */
export function checkAnswer(
  slice: SliceDocument,
  operation: Operation,
  { status, body }: { readonly status: number; readonly body: unknown },
): readonly string[] {
  const here = operation.answers.get(status)
  if (here === undefined) return checkUndescribed(operation, status, body)
  const schemas = jsonSchemasAt(slice, here)
  if (schemas.length === 0 || typeof body === 'string') return checkWithoutSchema(status, body)
  const problems = schemas.map((schema) => slice.check(schema, body))
  const best = problems.toSorted((a, b) => a.length - b.length)[0] ?? []
  return best.map((problem) => `answer ${status}: ${problem}`)
}

/** Where the schemas of an answer stand, `application/json` first. */
export function jsonSchemasAt(
  slice: SliceDocument,
  here: readonly string[],
): readonly (readonly string[])[] {
  const content = objectAt(slice.content, ...here, 'content')
  const types = Object.keys(content).filter((type) => 'schema' in objectAt(content, type))
  const isDefault = (type: string): number => Number(type === 'application/json')
  return types
    .toSorted((a, b) => isDefault(b) - isDefault(a))
    .map((type) => slice.locate([...here, 'content', type, 'schema']))
}

function checkUndescribed(operation: Operation, status: number, body: unknown): readonly string[] {
  if (status === 304 && operation.method === 'get') return []
  if (common.has(status) || status >= 500 || status === 301) return checkError(status, body)
  return [`status ${status} is not described`]
}

function checkError(status: number, body: unknown): readonly string[] {
  const isError = isObject(body) && typeof body.message === 'string'
  return isError ? [] : [`answer ${status}: an error object with a message is missing`]
}

function checkWithoutSchema(status: number, body: unknown): readonly string[] {
  const isAllowed = body === undefined || typeof body === 'string' || isError(body, status)
  return isAllowed ? [] : [`answer ${status}: no body is described`]
}

function isError(body: unknown, status: number): body is JsonObject {
  return status >= 400 && checkError(status, body).length === 0
}
