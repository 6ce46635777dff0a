export type Severity = 'error' | 'warning' | 'info'

/** A place in a text: 1-based line and column, 0-based offset, all in UTF-16 code units. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A half-open range of a text: `end` is the first place behind it. */
export interface Span {
  readonly start: Point
  readonly end: Point
}

/** Replaces the characters from offset `start` up to offset `end` by `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** One problem for one person to fix. `fix` is there only where the repair is certain. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly help: string
  readonly span: Span
  readonly fix?: readonly Edit[]
}
