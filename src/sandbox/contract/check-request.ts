import { checkQuery } from './check-query.ts'
import { objectAt } from './json.ts'
import type { Operation } from './operations.ts'
import type { SliceDocument } from './slice-document.ts'
import { unknownFields } from './unknown-fields.ts'

export interface RequestParts {
  readonly query: URLSearchParams
  /** The parsed body; `undefined` when none was sent. */
  readonly body: unknown
}

/** What a request holds against its description. */
export function checkRequest(
  slice: SliceDocument,
  operation: Operation,
  { query, body }: RequestParts,
): readonly string[] {
  return [
    ...checkQuery(query, operation.parameters),
    ...(operation.hasBody ? checkBody(slice, operation, body) : checkNoBody(body)),
  ]
}

function checkNoBody(body: unknown): readonly string[] {
  return body === undefined ? [] : ['a body was sent where none is described']
}

function checkBody(
  slice: SliceDocument,
  { operationId }: Operation,
  body: unknown,
): readonly string[] {
  const here = ['operations', operationId, 'requestBody']
  const requestBody = objectAt(slice.content, ...here)
  if (body === undefined) return requestBody.required === true ? ['the body is missing'] : []
  const { schema } = objectAt(requestBody, 'content', 'application/json')
  const unknown = unknownFields(slice.resolve, schema, body)
  return [
    ...unknown.map((path) => `body field ${path} is not known`),
    ...slice
      .check(slice.locate([...here, 'content', 'application/json', 'schema']), body)
      .map((problem) => `body: ${problem}`),
  ]
}
