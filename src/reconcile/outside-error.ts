/** The outside did not answer, or not as it should. Says what was being tried; `cause` says what came back. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError'
  /** Whether trying again later may help. */
  readonly retryable: boolean

  constructor(message: string, options: { readonly cause?: unknown; readonly retryable: boolean }) {
    super(message, { cause: options.cause })
    this.retryable = options.retryable
  }
}
