/** A value in a template, after what Liquid and our own marks wrap it in is taken off. */
export type Plain = string | number | boolean | null | readonly Plain[]

/** One filter: what templates call it, what it does, and an example that is also its test. */
export interface FilterSpec {
  readonly name: string
  readonly summary: string
  readonly example: string
  readonly gives: string
  /** `safe` where the result is written as it is. */
  readonly safe?: true
  /** What stands for a value that is not known, where `TODO` alone would be no sound text. */
  readonly gap?: string
  /** Whether it is asked even where its value is not known, which it gets as `null`. */
  readonly takesGaps?: true
  apply(value: Plain, ...more: readonly Plain[]): Plain
}

/** A value as text. */
export function textOf(value: Plain | undefined): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.map(textOf).join(', ') : String(value)
}

/** A value as a number; a text that is none counts as 0. */
export function numberOf(value: Plain | undefined): number {
  const number = Number(textOf(value))
  return Number.isFinite(number) ? number : 0
}

/** A value as a list. */
export function listOf(value: Plain): readonly Plain[] {
  if (value === null) return []
  return typeof value === 'object' ? value : [value]
}
