import { isDay } from './history.ts'

/** In which order a template writes year, month and day, and with what between them: `dd.mm.yyyy`. */
export interface DatePattern {
  readonly text: string
  readonly order: DateOrder
  readonly mark: string
}

export type DateOrder = 'year-first' | 'month-first' | 'day-first'

const letters: Readonly<Record<DateOrder, string>> = {
  'year-first': 'ymd',
  'month-first': 'mdy',
  'day-first': 'dmy',
}

/** Reads a template's pattern for a day; `undefined` where it leaves the order open, as `xx/xx/2026` does. */
export function datePatternOf(text: string): DatePattern | undefined {
  const pattern = known.get(text) ?? patternOf(text)
  if (known.size >= mostKnown) known.clear()
  if (pattern !== undefined) known.set(text, pattern)
  return pattern
}

/** Templates have few patterns, which every date of every document is held to. */
const known = new Map<string, DatePattern>()
const mostKnown = 100

function patternOf(text: string): DatePattern | undefined {
  const mark = /[-/.]/.exec(text)?.[0]
  if (mark === undefined) return undefined
  const initials = text
    .toLowerCase()
    .split(mark)
    .map((part) => part.slice(0, 1))
    .join('')
  const orders: readonly DateOrder[] = ['year-first', 'month-first', 'day-first']
  const order = orders.find((one) => letters[one] === initials)
  return order === undefined ? undefined : { text, order, mark }
}

/** The day a text names in ISO form, where it is written by the pattern or in ISO form itself. */
export function dayBy(pattern: DatePattern | undefined, written: string): string | undefined {
  if (isDay(written)) return written
  if (pattern === undefined) return undefined
  const parts = written.split(pattern.mark)
  const part = (letter: string): string => parts[letters[pattern.order].indexOf(letter)] ?? ''
  const iso = `${part('y')}-${part('m')}-${part('d')}`
  return parts.length === 3 && isDay(iso) ? iso : undefined
}

/** Writes an ISO day by a pattern. */
export function writtenBy({ order, mark }: DatePattern, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  const parts = new Map([
    ['y', year],
    ['m', month],
    ['d', day],
  ])
  return [...letters[order]].map((letter) => parts.get(letter) ?? '').join(mark)
}
