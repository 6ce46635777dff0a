import { checkAnswer, jsonSchemasAt } from './check-answer.ts'
import { checkRequest, type RequestParts } from './check-request.ts'
import { filler } from './filler.ts'
import { objectAt } from './json.ts'
import { type Operation, operationsOf } from './operations.ts'
import { type Route, routing } from './routes.ts'
import { type SliceDocument, sliceDocument } from './slice-document.ts'

/**
 * Contract over the REST slice: routing, request and answer checks, filling of required fields.
 *
 * An operation id that the slice does not hold throws: it is a mistake in the sandbox.
 */
export interface RestContract {
  /** `path` as sent, percent-encoded, without the query. */
  routeOf(method: string, path: string): Route | undefined
  /** What GitHub's description does not allow; unknown query parameters and body fields included. */
  checkRequest(operationId: string, request: RequestParts): readonly string[]
  /** What GitHub's description does not allow. A text is an answer in another media type and passes. */
  checkAnswer(operationId: string, status: number, body: unknown): readonly string[]
  /** Adds every required field that `partial` lacks, with a neutral value. */
  fill(operationId: string, status: number, partial: unknown): unknown
}

let shared: RestContract | undefined

/** The contract, one instance a process; schemas are compiled when they are first needed. */
export function restContract(): RestContract {
  shared ??= contractOver(sliceDocument('rest'))
  return shared
}

function contractOver(slice: SliceDocument): RestContract {
  const operations = operationsOf(slice)
  const fill = filler(slice.resolve)
  const operationOf = (operationId: string): Operation => {
    const operation = operations.get(operationId)
    if (operation === undefined) throw new Error(`No operation ${operationId} in the slice`)
    return operation
  }

  return {
    routeOf: routing([...operations.values()]),
    checkRequest: (operationId, request) => checkRequest(slice, operationOf(operationId), request),
    checkAnswer: (operationId, status, body) =>
      checkAnswer(slice, operationOf(operationId), { status, body }),
    fill(operationId, status, partial) {
      const here = operationOf(operationId).answers.get(status)
      const schema = here === undefined ? undefined : jsonSchemasAt(slice, here)[0]
      return schema === undefined ? partial : fill(objectAt(slice.content, ...schema), partial)
    },
  }
}
