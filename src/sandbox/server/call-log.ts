/** One call that reached the sandbox, whatever became of it. */
export interface Call {
  /** GitHub's operation id, `graphql`, or method and path where there is none. */
  readonly operation: string
  readonly kind: 'read' | 'write' | 'graphql'
  readonly status: number
  readonly actor: string
}
