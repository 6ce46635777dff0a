/** Who may give a command. */
export type Who = 'anyone' | 'maintainer'

/** What a person may ask for: parsed, authorised, refused and documented from this one value. */
export interface CommandSpec {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly who: Who
  readonly examples: readonly string[]
}
