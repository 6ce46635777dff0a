import { quoted } from '../diagnostics/quoted.ts'
import type { Row } from '../proposal/proposal.ts'
import { entriesLabelled, type TemplateEntry } from '../proposal/template.ts'
import { isPlaceholder } from '../proposal/wording.ts'
import type { Rule } from './rule.ts'

/** A required row has a value, and one of its own. */
export const rowFilled: Rule = {
  slug: 'row-filled',
  summary: 'required rows are filled in',
  severity: 'error',
  why: "What is asked for cannot be set up from a cell that is empty or still holds the template's words.",
  todo: 'Fill in the value for this model.',
  example: { bad: '| Type | ⟦TBD⟧ |', good: '| Type | `text-generation` |' },
  check: ({ rows }, template) =>
    rows.flatMap((row) => {
      const wanted = entriesLabelled(template.rows, row.label)[0]
      const fault = wanted === undefined ? undefined : faultOf(row, wanted)
      if (fault === undefined) return []
      return [
        {
          message: `unexpected ${fault} in row ${quoted(row.label)}, expected a value`,
          help: `fill in what the template asks for: ${(wanted?.value ?? '').slice(0, 120)}`,
          span: row.value === '' ? row.labelSpan : row.valueSpan,
        },
      ]
    }),
}

function faultOf(row: Row, wanted: TemplateEntry): string | undefined {
  if (row.value === '') return 'empty cell'
  if (isPlaceholder(row.value)) return `placeholder ${quoted(row.value)}`
  return row.value === wanted.value ? 'text of the template' : undefined
}
