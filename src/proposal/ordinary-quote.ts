import type { Line } from './mark.ts'
import type { Block } from './ordinary-marks.ts'
import { isOrdinary, isOrdinaryStart } from './ordinary-words.ts'
import { isBlank } from './pieces.ts'

/**
 * A quote of one paragraph, up to the next blank line; `undefined` where it is anything else. Its later
 * lines need no `>`.
 */
export function quoteAt(lines: readonly Line[], at: number): Block | undefined {
  if (!isOrdinaryStart(quotedIn(lines[at]?.text ?? '') ?? '')) return undefined
  let next = at + 1
  while (isLonger(lines[next]?.text ?? '')) next += 1
  return isBlank(lines[next]?.text ?? '') ? { next, marks: [] } : undefined
}

function isLonger(line: string): boolean {
  return isOrdinary(quotedIn(line) ?? line)
}

function quotedIn(line: string): string | undefined {
  return /^> ?(?<words>[^ \t].*)$/s.exec(line)?.groups?.words
}
