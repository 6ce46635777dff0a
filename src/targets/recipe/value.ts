/** What a template can be given. */
export type Value = string | number | boolean | readonly string[]

/** One value: what templates call it, what it is, and where it is from. */
export interface ValueSpec<Source> {
  readonly name: string
  readonly summary: string
  readonly isList?: true
  of(source: Source): Value | null | undefined
}
