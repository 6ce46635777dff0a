import type { Topic } from '../proposal/labels.ts'
import type { Proposal, Row } from '../proposal/proposal.ts'
import { countOf, gigabytesOf, isNotApplicable, type Quantity } from '../proposal/quantity.ts'
import type { Template } from '../proposal/template.ts'
import { filledRows } from './filled-rows.ts'

/** A row that is to hold a number, with the number where it is readable. */
export interface NumberRow {
  readonly row: Row
  readonly quantity: Quantity | undefined
  readonly unit: 'gigabytes' | 'a whole number'
}

const readers: readonly (readonly [Topic, NumberRow['unit']])[] = [
  ['storage', 'gigabytes'],
  ['gpu-count', 'a whole number'],
  ['total-memory', 'gigabytes'],
  ['per-gpu-memory', 'gigabytes'],
]

/** Every filled row that is to hold a number; `N/A` is one only for the memory of a single GPU. */
export function numberRows(proposal: Proposal, template: Template): readonly NumberRow[] {
  return readers.flatMap(([topic, unit]) =>
    filledRows(proposal, template, topic)
      .filter((row) => topic !== 'per-gpu-memory' || !isNotApplicable(row.value))
      .map((row) => ({
        row,
        unit,
        quantity: unit === 'gigabytes' ? gigabytesOf(row.value) : countOf(row.value),
      })),
  )
}
