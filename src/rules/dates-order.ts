import { names, sameLabel } from '../proposal/labels.ts'
import { dayOf } from '../proposal/read-as.ts'
import type { Rule } from './rule.ts'

/** A proposal is not updated before it is created. */
export const datesOrder: Rule = {
  slug: 'dates-order',
  summary: 'the day of the last update is not before the day of creation',
  severity: 'warning',
  judges: 'any',
  why: 'One of the two dates is wrong, and the age of a proposal is counted from them.',
  todo: 'Correct the date that is wrong.',
  example: { bad: 'last-updated: ⟦2026-02-10⟧', good: 'last-updated: 2026-02-12' },
  check: (proposal, template) => {
    const { frontMatter } = proposal
    const created = frontMatter.find(({ key }) => sameLabel(key, names.created))
    const updated = frontMatter.find(({ key }) => sameLabel(key, 'last-updated'))
    const [first, last] = [created, updated].map((field) =>
      dayOf(field?.key ?? '', proposal, template),
    )
    if (updated === undefined || first === undefined || last === undefined) return []
    if (first <= last) return []
    return [
      {
        message: `unexpected \`${updated.key}: ${updated.value}\`, before \`${names.created}: ${created?.value}\``,
        help: 'correct one of the two dates',
        span: updated.valueSpan,
      },
    ]
  },
}
