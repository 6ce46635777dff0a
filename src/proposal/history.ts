/** What a history line says: when, in ISO, and what. `ambiguous` where day and month can be exchanged. */
export interface HistoryText {
  readonly date: string | null
  readonly text: string
  readonly ambiguous: boolean
  /** The date as written, also where it is none; empty where the line has none. */
  readonly written: string
}

const dated =
  /^[\s\p{Cf}]*(?<written>[\dA-Za-z]{1,4}(?<mark>[-/.])[\dA-Za-z]{1,4}\k<mark>[\dA-Za-z]{1,4})(?:[ \t]*:)?\s*(?<text>[\s\S]*)$/u

/**
 * Reads what stands behind a checkbox: `01/31/2026: Open proposal PR.`
 *
 * Month first, as KAITO's template has it, or as `expected` says; the other way round where only that
 * is a date, or where only that is the day the document was created (`created`, ISO).
 */
export function historyLineOf(
  line: string,
  created: string | undefined,
  expected: 'month' | 'day' = 'month',
): HistoryText {
  const groups = dated.exec(line)?.groups
  const text = (groups?.text ?? line).replaceAll(/\s+/g, ' ').trim()
  const written = groups?.written ?? ''
  const [first, second] = readingsOf(written, expected)
  const exchanged = second !== undefined && second === created && first !== created
  return { date: (exchanged ? second : first) ?? null, text, ambiguous: exchanged, written }
}

/** The dates a text can stand for, the likelier first. */
function readingsOf(written: string, expected: 'month' | 'day'): readonly string[] {
  const yearFirst = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/.exec(
    written,
  )?.groups
  if (yearFirst !== undefined) return isoOf(yearFirst.year, yearFirst.month, yearFirst.day)
  const yearLast = /^(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.](?<year>\d{4})$/.exec(written)?.groups
  if (yearLast === undefined) return []
  const { one, two, year } = yearLast
  const readings = [isoOf(year, one, two), isoOf(year, two, one)]
  return (expected === 'month' ? readings : readings.toReversed()).flat()
}

function isoOf(year = '', month = '', day = ''): readonly string[] {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? [iso] : []
}

/** Whether a text is a day of the calendar in ISO form, `2026-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return 1 <= month && month <= 12 && 1 <= day && day <= lastDayOf(year, month)
}

/** The calendar repeats itself every 400 years, and `Date` takes the first hundred for those of 1900. */
function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}
