import { labelOf } from './labels.ts'
import type { Field, Row, Section } from './proposal.ts'

/** Finds those of a list that bear a label, in order. */
export type ByLabel<Value> = (values: readonly Value[], label: string) => readonly Value[]

/** The rows with a label, compared as `sameLabel` does. */
export const rowsLabelled: ByLabel<Row> = byLabel((row) => row.label)

/** The sections with a title, compared in the same way. */
export const sectionsTitled: ByLabel<Section> = byLabel((section) => section.title)

/** The fields with a key, compared in the same way. */
export const fieldsNamed: ByLabel<Field> = byLabel((field) => field.key)

/** A list is asked for each label of the other one: its own labels are compared once a list. */
export function byLabel<Value>(wordsOf: (value: Value) => string): ByLabel<Value> {
  const known = new WeakMap<readonly Value[], ReadonlyMap<string, readonly Value[]>>()
  return (values, label) => {
    const groups = known.get(values) ?? Map.groupBy(values, (value) => labelOf(wordsOf(value)))
    known.set(values, groups)
    return groups.get(labelOf(label)) ?? []
  }
}
