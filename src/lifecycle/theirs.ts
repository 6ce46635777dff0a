import type { Files } from '../edit/files.ts'

/** What there is on a branch of ours that a person has committed to. */
export interface Theirs {
  /** The newest commit there that holds what we wrote and nothing else, with its files; `undefined` where none is found. */
  readonly last:
    | { readonly oid: string; readonly message: string; readonly files: Files }
    | undefined
  /** The files at its tip. */
  readonly files: Files
}
