import type { Edit } from '../diagnostics/finding.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Row } from '../proposal/proposal.ts'
import { bare } from '../proposal/quantity.ts'
import { booleanOf } from '../proposal/wording.ts'
import { filledRows } from './filled-rows.ts'
import type { Rule } from './rule.ts'

/** Distributed inference is a plain yes or no. */
export const distributedBoolean: Rule = {
  slug: 'distributed-boolean',
  summary: 'distributed inference is `True` or `False`',
  severity: 'error',
  why: 'Whether a model is spread over several nodes decides how it is deployed. A condition is not an answer.',
  todo: 'Write `True` or `False`. Where it differs between models, write one proposal for each.',
  example: {
    bad: '| Distributed Inference | ⟦Depends on the GPU⟧ |',
    good: '| Distributed Inference | False |',
  },
  check: (proposal, template) =>
    filledRows(proposal, template, 'distributed')
      .filter((row) => booleanOf(row.value) === null)
      .map((row) => ({
        message: `unexpected ${quoted(row.value)} in row ${quoted(row.label)}, expected \`True\` or \`False\``,
        help: 'write the one that holds for this model',
        span: row.valueSpan,
        ...fixOf(row),
      })),
}

/** A plain yes or no means what it says. */
function fixOf({ value, valueSpan }: Row): { readonly fix?: readonly Edit[] } {
  const word = bare(value).toLowerCase()
  if (word !== 'yes' && word !== 'no') return {}
  const { start, end } = valueSpan
  return {
    fix: [{ start: start.offset, end: end.offset, text: word === 'yes' ? 'True' : 'False' }],
  }
}
