import { quoted } from '../diagnostics/quoted.ts'
import { numberRows } from './numbers.ts'
import type { Rule } from './rule.ts'

/** Sizes and counts begin with a number. */
export const numberReadable: Rule = {
  slug: 'number-readable',
  summary: 'sizes and counts can be read',
  severity: 'error',
  why: 'Sizes and counts are read by tools, which take the number at the start of the cell.',
  todo: 'Begin the cell with the number.',
  example: { bad: '| Storage size | ⟦plenty⟧ |', good: '| Storage size | 7GB |' },
  check: (proposal, template) =>
    numberRows(proposal, template)
      .filter(({ quantity }) => quantity === undefined)
      .map(({ row, unit }) => ({
        message: `unexpected ${quoted(row.value)} in row ${quoted(row.label)}, expected ${unit}`,
        help: unit === 'gigabytes' ? 'begin with the number: `24GB`' : 'begin with the number: `1`',
        span: row.valueSpan,
      })),
}
