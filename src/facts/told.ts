/** A value, or the reason why there is none: nothing is guessed. */
export type Told<Value> =
  | { readonly value: Value; readonly why?: undefined }
  | { readonly value: null; readonly why: string }

/** Something that could not be found out. */
export interface Unknown {
  readonly fact: string
  /** A fragment: `config.json names no layers`. */
  readonly why: string
}

/** A value that may be missing, with the words for when it is. */
export function told<Value>(value: Value | null | undefined, why: string): Told<Value> {
  return value === null || value === undefined ? { value: null, why } : { value }
}

/** What of some values could not be found out, by their names. */
export function unknownOf(values: Readonly<Record<string, Told<unknown>>>): readonly Unknown[] {
  return Object.entries(values).flatMap(([fact, { why }]) =>
    why === undefined ? [] : [{ fact, why }],
  )
}
