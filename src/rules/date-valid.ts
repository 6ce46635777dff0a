import { quoted } from '../diagnostics/quoted.ts'
import { isDay } from '../proposal/history.ts'
import { isDatePlaceholder } from '../proposal/kind.ts'
import type { Field } from '../proposal/proposal.ts'
import type { Problem, Rule } from './rule.ts'

/** A date in the front matter is a day of the calendar, written as the template has it. */
export const dateValid: Rule = {
  slug: 'date-valid',
  summary: 'dates in the front matter are days in ISO form',
  severity: 'error',
  why: 'Dates are compared with each other and with the history, which takes a day of the calendar.',
  todo: 'Write year, month and day with hyphens between them.',
  example: { bad: 'last-updated: ⟦2026/02/12⟧', good: 'last-updated: 2026-02-12' },
  check: ({ frontMatter }, { keys }) =>
    frontMatter
      .filter(({ key, value }) => {
        const type = keys.find((wanted) => wanted.key === key)?.type
        const isLeft = typeof value === 'string' && isDatePlaceholder(value)
        return type?.kind === 'date' || isLeft
      })
      .flatMap(problemsOf),
}

function problemsOf({ key, value, valueSpan }: Field): readonly Problem[] {
  const text = typeof value === 'string' ? value : ''
  if (isDay(text)) return []
  const meant = dayMeant(text)
  const place = { start: valueSpan.start.offset, end: valueSpan.end.offset }
  return [
    {
      message: `unexpected date ${text === '' ? 'nothing' : quoted(text)} in \`${key}\`, expected a day`,
      help: `write year, month and day: \`${meant ?? '2026-01-31'}\``,
      span: valueSpan,
      ...(meant === undefined ? {} : { fix: [{ ...place, text: meant }] }),
    },
  ]
}

/** The one day a date can mean: with the year first, or with a day above 12. */
function dayMeant(text: string): string | undefined {
  const yearFirst = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/
  const monthFirst = /^(?<month>\d{1,2})[-/.](?<day>1[3-9]|2\d|3[01])[-/.](?<year>\d{4})$/
  const dayFirst = /^(?<day>1[3-9]|2\d|3[01])[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/
  const found = [yearFirst, monthFirst, dayFirst].map((pattern) => pattern.exec(text)?.groups)
  const { year = '', month = '', day = '' } = found.find((groups) => groups !== undefined) ?? {}
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : undefined
}
