import type { Span } from '../diagnostics/finding.ts'
import { spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { rowsLabelled, sectionsTitled } from '../proposal/by-label.ts'
import { labelOf, lenient, sameLabel } from '../proposal/labels.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Rule } from './rule.ts'

/** Every row of the template's tables is there. */
export const rowRequired: Rule = {
  slug: 'row-required',
  summary: "every row of the template's tables is there",
  severity: 'error',
  why: 'Every row is a number or a name that hardware, image or registry entry is chosen by.',
  todo: 'Add the row to the table, with its value.',
  example: {
    bad: `| Total GPU memory | 48GB |
| ⟦Per GPU memory⟧ | 24GB |`,
    good: `| GPU count | 2 |
| Total GPU memory | 48GB |
| Per GPU memory | 24GB |`,
  },
  check: (proposal, template) =>
    template.rows
      .filter((wanted) => rowsLabelled(proposal.rows, wanted.label).length === 0)
      .map((wanted) => ({
        message: `missing row ${quoted(wanted.label)} in ${quoted(wanted.section)}`,
        help: `add \`| ${wanted.label} | … |\` to the table`,
        span: placeIn(proposal, wanted.section),
        ...(lenient.has(labelOf(wanted.label)) ? { severity: 'warning' as const } : {}),
      })),
}

/** Where it is missed: the section's last row, or its heading, or the top. */
function placeIn({ rows, sections }: Proposal, section: string): Span {
  const row = rows.findLast((one) => sameLabel(one.section, section))
  const heading = sectionsTitled(sections, section)[0]
  return row?.labelSpan ?? heading?.span ?? spanOf([0], 0, 0)
}
