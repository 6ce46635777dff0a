/** The side of a diff: what was there before is on the left. */
export type Side = 'LEFT' | 'RIGHT'

/** A comment on lines of a pull request's diff. Replies stand where the first comment of the thread stands. */
export interface ReviewComment {
  readonly id: number
  readonly repositoryId: number
  readonly number: number
  readonly reviewId: number
  readonly authorId: number
  readonly body: string
  readonly createdAt: string
  readonly updatedAt: string
  /** The first comment of the thread; none for that one itself. */
  readonly replyToId: number | undefined
  readonly spot: Spot
  /** Where it stands in the diff of today; `undefined` once the lines have changed. */
  readonly now: Lines | undefined
  readonly commitId: string
  /** Who has resolved the thread; on its first comment only. */
  readonly resolvedById: number | undefined
}

/** Lines of a file, both ends included and counted from 1. */
export interface Lines {
  readonly start: number
  readonly end: number
  /** Counted from the first `@@` of the file's patch. */
  readonly position: number
}

/** What a comment was written on. */
export interface Spot {
  readonly path: string
  readonly side: Side
  readonly commitId: string
  /** None for a comment on the whole file. */
  readonly lines: Lines | undefined
  /** The diff down to the last of the lines. */
  readonly diffHunk: string
}
