/** Text of files by path, all at one commit. */
export type Files = ReadonlyMap<string, string>

/** One file of a follow-up pull request: the whole new text, and why it changes. */
export interface Change {
  readonly path: string
  readonly change: 'create' | 'edit'
  readonly text: string
  readonly why: string
}

/** What a pull request changes; what is already there is left out. `todos` are values only a person knows. */
export interface FileSet {
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
  readonly todos: readonly string[]
}
