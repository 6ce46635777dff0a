import type { Config } from '../config/config.ts'
import type { Files } from '../edit/files.ts'
import type { Evidence } from './drift.ts'

/** A commit, and the day (`2026-01-31`) its author made it. */
export interface Commit {
  readonly id: string
  readonly day: string
}

/** What git knows of one proposal, by the path it has now. */
export interface FileHistory {
  readonly added: Commit | undefined
  /** The last commit that changed its text after it was added. */
  readonly changed: Commit | undefined
  /** Whether that commit set `last-updated` too. */
  readonly dated: boolean
}

/** What git knows of the proposals and the registry. */
export interface History {
  readonly files: ReadonlyMap<string, FileHistory>
  /** Old path → present path, for proposals that were moved or renamed. */
  readonly moved: ReadonlyMap<string, string>
  /** Path → the commit that removed it. */
  readonly removed: ReadonlyMap<string, Commit>
  /** For each registry file, the commit every line comes from, first line first. */
  readonly lines: ReadonlyMap<string, readonly Commit[]>
}

/** What is known of a model repository from outside the tree, by its name in lower case. */
export type ModelFate =
  | { readonly is: 'there' }
  | { readonly is: 'gone' }
  | { readonly is: 'moved'; readonly to: string }

/** What was seen of a model outside the tree: the job that validated it, the tag of its image. */
export interface Observed {
  readonly validated?: Evidence
  readonly published?: Evidence
}

/** Everything an audit looks at, all of one moment. */
export interface AuditTree {
  readonly now: Date
  readonly config: Config
  /** Every path of the tree. */
  readonly paths: ReadonlySet<string>
  /** The texts of what `wantedPaths` names. */
  readonly files: Files
  /** Proposals that are no text. */
  readonly broken: readonly string[]
  readonly history: History | undefined
  readonly fates: ReadonlyMap<string, ModelFate>
  /** By the name of the model in the registry. */
  readonly observed: ReadonlyMap<string, Observed>
}
