/** An integer out of a row. Throws where the table holds something else. */
export function integer(value: unknown): number {
  if (typeof value === 'number') return value
  throw new TypeError(`Expected an integer in the row, found ${typeof value}`)
}

/** A text out of a row. Throws where the table holds something else. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError(`Expected a text in the row, found ${typeof value}`)
}
