import { quoted } from '../diagnostics/quoted.ts'
import { type DatePattern, datePatternOf, dayBy, writtenBy } from '../proposal/date-pattern.ts'
import { isDay } from '../proposal/history.ts'
import { isDatePlaceholder } from '../proposal/kind.ts'
import type { Field } from '../proposal/proposal.ts'
import type { Problem, Rule } from './rule.ts'

const iso: DatePattern = { text: 'yyyy-mm-dd', order: 'year-first', mark: '-' }

/** A date in the front matter is a day of the calendar, written as the template has it. */
export const dateValid: Rule = {
  slug: 'date-valid',
  summary: 'dates in the front matter are days as the template writes them',
  severity: 'error',
  why: 'Dates are compared with each other and with the history, which takes a day of the calendar.',
  todo: 'Write year, month and day in the order of the template, with the same mark between them.',
  example: { bad: 'last-updated: ⟦2026/02/12⟧', good: 'last-updated: 2026-02-12' },
  check: ({ frontMatter }, { keys }) =>
    frontMatter.flatMap((field) => {
      const type = keys.find((wanted) => wanted.key === field.key)?.type
      const isLeft = typeof field.value === 'string' && isDatePlaceholder(field.value)
      if (type?.kind !== 'date' && !isLeft) return []
      const pattern = type?.kind === 'date' ? datePatternOf(type.pattern) : undefined
      return problemsOf(field, pattern ?? iso)
    }),
}

function problemsOf({ key, value, valueSpan }: Field, pattern: DatePattern): readonly Problem[] {
  const text = typeof value === 'string' ? value : ''
  if (dayBy(pattern, text) !== undefined) return []
  const day = dayMeant(text, pattern)
  const meant = day === undefined ? undefined : writtenBy(pattern, day)
  const place = { start: valueSpan.start.offset, end: valueSpan.end.offset }
  return [
    {
      message: `unexpected date ${text === '' ? 'nothing' : quoted(text)} in \`${key}\`, expected a day`,
      help: `write ${orders[pattern.order]}: \`${meant ?? writtenBy(pattern, '2026-01-31')}\``,
      span: valueSpan,
      ...(meant === undefined ? {} : { fix: [{ ...place, text: meant }] }),
    },
  ]
}

const orders = {
  'year-first': 'year, month and day',
  'month-first': 'month, day and year',
  'day-first': 'day, month and year',
} as const satisfies Record<DatePattern['order'], string>

/** The one day a date can mean: with the year first, with a day above 12, or as the template has it but for zeros. */
function dayMeant(text: string, { order, mark }: DatePattern): string | undefined {
  const yearFirst = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/
  const monthFirst = /^(?<month>\d{1,2})[-/.](?<day>1[3-9]|2\d|3[01])[-/.](?<year>\d{4})$/
  const dayFirst = /^(?<day>1[3-9]|2\d|3[01])[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/
  const found = [yearFirst, monthFirst, dayFirst].map((pattern) => pattern.exec(text)?.groups)
  const groups = found.find((one) => one !== undefined) ?? likeTemplate(text, { order, mark })
  const { year = '', month = '', day = '' } = groups
  const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(meant) ? meant : undefined
}

function likeTemplate(
  text: string,
  { order, mark }: Pick<DatePattern, 'order' | 'mark'>,
): { readonly year?: string; readonly month?: string; readonly day?: string } {
  const [one = '', other = '', year = ''] = text.split(mark)
  if (order === 'year-first' || !/^\d{4}$/.test(year)) return {}
  return order === 'day-first' ? { year, month: other, day: one } : { year, month: one, day: other }
}
