import { quoted } from '../diagnostics/quoted.ts'
import { isDay } from '../proposal/history.ts'
import { isDatePlaceholder } from '../proposal/kind.ts'
import type { Rule } from './rule.ts'

/** A date in the front matter is a day of the calendar, written as the template has it. */
export const dateValid: Rule = {
  slug: 'date-valid',
  summary: 'dates in the front matter are days in ISO form',
  severity: 'error',
  why: 'Dates are compared with each other and with the history, which takes a day of the calendar.',
  todo: 'Write year, month and day with hyphens between them.',
  example: { bad: 'last-updated: ⟦2026-02-30⟧', good: 'last-updated: 2026-02-12' },
  check: ({ frontMatter }, { keys }) =>
    frontMatter.flatMap(({ key, value, valueSpan }) => {
      const type = keys.find((wanted) => wanted.key === key)?.type
      const isLeft = typeof value === 'string' && isDatePlaceholder(value)
      if ((type?.kind !== 'date' && !isLeft) || (typeof value === 'string' && isDay(value)))
        return []
      const written = typeof value === 'string' ? quoted(value) : 'nothing'
      return [
        {
          message: `unexpected date ${written} in \`${key}\`, expected a day`,
          help: 'write year, month and day: `2026-01-31`',
          span: valueSpan,
        },
      ]
    }),
}
