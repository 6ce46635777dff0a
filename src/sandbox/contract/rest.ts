export interface Route {
  readonly operationId: string
  /** The values of the placeholders, percent-decoded once. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Contract over the REST slice: routing, request and answer checks, filling of required fields. */
export interface RestContract {
  /** `path` as sent, percent-encoded, without the query. */
  routeOf(method: string, path: string): Route | undefined
  /** What GitHub's description does not allow; unknown query parameters and body fields included. */
  checkRequest(
    operationId: string,
    request: { readonly query: URLSearchParams; readonly body: unknown },
  ): readonly string[]
  checkAnswer(operationId: string, status: number, body: unknown): readonly string[]
  /** Adds every required field that `partial` lacks, with a neutral value. */
  fill(operationId: string, status: number, partial: unknown): unknown
}

/** The contract, one instance a process; schemas are compiled when they are first needed. */
export function restContract(): RestContract {
  throw new Error('Not written yet')
}
