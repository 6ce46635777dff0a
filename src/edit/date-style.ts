/** How a file writes a day. */
export type DateStyle = 'MM/DD/YYYY' | 'DD/MM/YYYY' | 'YYYY/MM/DD' | 'YYYY-MM-DD'

/** Source of a pattern for a day or its placeholder: `01/31/2026`, `2026-01-31`, `MM/DD/YYYY`, `xx/xx/2025`. */
export const datePattern: string = String.raw`[\dA-Za-z]{2}/[\dA-Za-z]{2}/[\dA-Za-z]{4}|[\dA-Za-z]{4}(?:-[\dA-Za-z]{2}-|/[\dA-Za-z]{2}/)[\dA-Za-z]{2}`

/**
 * The style of the days a file has written so far, `MM/DD/YYYY` where that is open.
 *
 * Month and day are told apart by a day above 12, or by `created`, the ISO day the file was begun.
 */
export function dateStyleOf(dates: readonly string[], created: string | undefined): DateStyle {
  const real = dates.filter((date) => /^[\d/-]+$/.test(date))
  const first = real[0] ?? dates.find((date) => date !== '') ?? ''
  if (/^.{4}-/.test(first)) return 'YYYY-MM-DD'
  if (/^.{4}\//.test(first)) return 'YYYY/MM/DD'
  const isMonthFirst = real.some((date) => Number(date.split('/')[1]) > 12)
  const isDay = real.some((date) => isDayFirst(date, created))
  return isDay && !isMonthFirst ? 'DD/MM/YYYY' : 'MM/DD/YYYY'
}

function isDayFirst(date: string, created: string | undefined): boolean {
  const [first = '', second = '', year = ''] = date.split('/')
  const asDayFirst = `${year}-${second}-${first}`
  return Number(first) > 12 || (asDayFirst === created && first !== second)
}

/** Writes an ISO day in a style; `undefined` where it is not a day. */
export function renderDate(iso: string, style: DateStyle): string | undefined {
  const { year, month, day } =
    /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(iso)?.groups ?? {}
  if (year === undefined || month === undefined || day === undefined) return undefined
  return style.replace('YYYY', year).replace('MM', month).replace('DD', day)
}
