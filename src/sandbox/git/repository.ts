export interface TreeEntry {
  /** From the root of what was read. */
  readonly path: string
  /** Six octal digits: `100644`, `100755`, `120000`, `040000`, `160000`. */
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly oid: string
  /** In bytes; blobs only. */
  readonly size?: number
}

/** `oid: null` deletes what is at the path. */
export interface TreeChange {
  readonly path: string
  readonly mode: string
  readonly oid: string | null
}

export interface Identity {
  readonly name: string
  readonly email: string
  readonly at: Date
}

export interface NewCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: Identity
  readonly committer: Identity
}

/** A commit as read; its message without the final line breaks, as GitHub shows it. */
export interface CommitObject extends NewCommit {
  readonly oid: string
}

export interface FileDiff {
  readonly path: string
  /** Where a renamed file was before. */
  readonly previous?: string
  readonly status: 'added' | 'modified' | 'removed' | 'renamed'
  readonly additions: number
  readonly deletions: number
  /** From the first `@@` on, without the final line break; none for binary and unchanged content. */
  readonly patch?: string
  /** The blob after the change; before it, for a removed file. */
  readonly oid: string
}

export interface LogRange {
  readonly from?: string
  readonly to: string
  readonly path?: string
}

export type MergeMethod = 'merge' | 'squash' | 'rebase'

export type Merged =
  | { readonly kind: 'merged'; readonly oid: string }
  | { readonly kind: 'conflict' }

/** A bare repository on disk. Every `oid`, `commit` and `from`/`to` is a full object id, never a ref. */
export interface GitRepository {
  readonly directory: string
  writeBlob(content: Buffer): Promise<string>
  readBlob(oid: string): Promise<Buffer>
  readTree(oid: string, recursive: boolean): Promise<readonly TreeEntry[]>
  /** A tree like `base` (or empty) with the changes applied; paths may be nested. */
  writeTree(base: string | undefined, entries: readonly TreeChange[]): Promise<string>
  writeCommit(commit: NewCommit): Promise<string>
  /** `undefined` when there is no such commit. */
  readCommit(oid: string): Promise<CommitObject | undefined>
  /** What is at a path in a commit; the empty path is the root tree. */
  entryAt(commit: string, path: string): Promise<TreeEntry | undefined>
  mergeBase(a: string, b: string): Promise<string | undefined>
  isAncestor(a: string, b: string): Promise<boolean>
  /** Newest first: the commits reachable from `to` and not from `from`, at most `limit`. */
  log(range: LogRange, limit: number): Promise<readonly CommitObject[]>
  /** From the tree of one commit to the tree of another, by path; renames found. */
  diff(from: string, to: string): Promise<readonly FileDiff[]>
  /** The commit that merging `head` into `into` makes; no ref moves. A rebase keeps the messages and authors. */
  merge(
    method: MergeMethod,
    into: string,
    head: string,
    commit: { readonly message: string; readonly author: Identity },
  ): Promise<Merged>
  /** Full names (`refs/heads/main`) to object ids, as they are on disk. */
  refs(): Promise<ReadonlyMap<string, string>>
  /** Makes the refs on disk exactly these. No object is ever lost by it. */
  setRefs(refs: ReadonlyMap<string, string>): Promise<void>
  /** Removes the folder, when it is a temporary one. */
  close(): Promise<void>
}
