import { isDay } from '../proposal/history.ts'
import { names, sameLabel } from '../proposal/labels.ts'
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
  check: ({ frontMatter }) => {
    const created = frontMatter.find(({ key }) => sameLabel(key, names.created))?.value
    const updated = frontMatter.find(({ key }) => sameLabel(key, 'last-updated'))
    if (typeof created !== 'string' || typeof updated?.value !== 'string') return []
    if (!isDay(created) || !isDay(updated.value) || created <= updated.value) return []
    return [
      {
        message: `unexpected \`${updated.key}: ${updated.value}\`, before \`${names.created}: ${created}\``,
        help: 'correct one of the two dates',
        span: updated.valueSpan,
      },
    ]
  },
}
