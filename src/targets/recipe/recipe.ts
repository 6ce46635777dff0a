import type { Part } from '../../config/config.ts'

/** A target as a repository declares it. Texts called templates are Liquid, checked before they get here. */
export interface Recipe {
  readonly description: string | undefined
  readonly applies: { readonly has: readonly string[]; readonly lacks: readonly string[] }
  readonly models: Listing | undefined
  readonly parts: Readonly<Partial<Record<Part, RecipePart>>>
  /** What makes a model complete; `undefined` for everything that is written without a condition. */
  readonly complete: readonly Sign[] | undefined
}

/** Where models are found again: a path with one placeholder such as `{slug}`, or a YAML list of records by `name`. */
export type Listing = string | { readonly path: string; readonly list: string }

/** What travels in one pull request. */
export interface RecipePart {
  readonly files: readonly NewFile[]
  readonly insertions: readonly Insertion[]
  readonly notes: readonly string[]
  readonly todos: readonly string[]
}

/** What every piece of a part has. */
export interface Piece {
  /** A template of the name alone. */
  readonly path: string
  readonly why: string | undefined
  readonly when: Condition | undefined
  /** Names of values without which nothing is written. */
  readonly needs: readonly string[]
}

/** A file to create; `template` is a path below `.github/usher/`. */
export interface NewFile extends Piece {
  readonly template: string
}

/** Text to insert into a file that is there. */
export type Insertion = LineInsertion | RowInsertion | EntryInsertion

/** Lines beside an anchor or in a section. */
export interface LineInsertion extends Piece {
  readonly kind: 'line'
  readonly text: string
  /** What tells that it is there, a template of the name alone; `undefined` for its first line. */
  readonly key: string | undefined
  readonly place: Place
  readonly sorted: boolean
}

export type Place =
  | { readonly kind: 'after' | 'before'; readonly anchor: string }
  | { readonly kind: 'section'; readonly title: string }

/** A row of the Markdown table below a heading; its first cell tells that it is there. */
export interface RowInsertion extends Piece {
  readonly kind: 'row'
  readonly cells: ReadonlyMap<string, string>
  readonly section: string
  readonly sorted: boolean
}

/** An entry of a YAML list of records; the value of its `name` tells that it is there. */
export interface EntryInsertion extends Piece {
  readonly kind: 'entry'
  readonly text: string
  readonly list: string
  readonly name: string
}

/** Something to look for: a file, or a text in it. */
export interface Sign {
  readonly path: string
  readonly holds: string | undefined
}

/** When a piece is written: tests on values, and what joins them. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'test'; readonly value: string; readonly test: Test }

export type Test =
  | { readonly kind: 'is'; readonly words: readonly Word[] }
  | { readonly kind: 'has'; readonly word: string }
  | { readonly kind: 'known'; readonly known: boolean }
  | { readonly kind: 'at-least' | 'at-most'; readonly number: number }

export type Word = string | number | boolean
