import { type JsonObject, listAt, objectAt } from './json.ts'
import type { SliceDocument } from './slice-document.ts'

export interface Operation {
  readonly operationId: string
  readonly method: string
  /** With placeholders: `/repos/{owner}/{repo}`. */
  readonly path: string
  readonly parameters: readonly JsonObject[]
  readonly hasBody: boolean
  /** Where each documented status stands in the slice. */
  readonly answers: ReadonlyMap<number, readonly string[]>
}

/** The operations of the REST slice by their id. */
export function operationsOf(slice: SliceDocument): ReadonlyMap<string, Operation> {
  const operations = Object.entries(objectAt(slice.content, 'operations'))
  return new Map(operations.map(([id]) => [id, operationOf(slice, id)]))
}

function operationOf(slice: SliceDocument, operationId: string): Operation {
  const here = ['operations', operationId]
  const operation = objectAt(slice.content, ...here)
  const answers = Object.keys(objectAt(operation, 'responses')).map((status) => {
    return [Number(status), slice.locate([...here, 'responses', status])] as const
  })
  return {
    operationId,
    method: String(operation.method),
    path: String(operation.path),
    parameters: listAt(operation, 'parameters').map(slice.resolve),
    hasBody: 'requestBody' in operation,
    answers: new Map(answers),
  }
}
