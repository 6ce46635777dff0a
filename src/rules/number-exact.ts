import { quoted } from '../diagnostics/quoted.ts'
import { numberRows } from './numbers.ts'
import type { Rule } from './rule.ts'

/** Sizes and counts are exact: a reviewer is told where they are not. */
export const numberExact: Rule = {
  slug: 'number-exact',
  summary: 'sizes and counts are exact',
  severity: 'warning',
  why: 'An approximate number is read as if it were exact, and hardware chosen by it may turn out too small.',
  todo: 'Write the exact number if it is known.',
  example: { bad: '| Storage size | ⟦~7GB⟧ |', good: '| Storage size | 7GB |' },
  check: (proposal, template) =>
    numberRows(proposal, template)
      .filter(({ quantity }) => quantity?.approximate === true || quantity?.atLeast === true)
      .map(({ row, quantity }) => ({
        message: `unexpected ${quantity?.atLeast === true ? 'lower bound' : 'approximate number'} in row ${quoted(row.label)}, read as ${quantity?.number ?? 0}`,
        help: 'write the exact number if it is known',
        span: row.valueSpan,
      })),
}
