import type { Value } from './value.ts'

/** Text becomes one line of bounded length; an empty one says nothing. */
export function tidied(value: Value | null | undefined): Value | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return line(value) || undefined
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean') return value
  return value
    .slice(0, 100)
    .map(line)
    .filter((entry) => entry !== '')
}

function line(text: string): string {
  return text
    .slice(0, 1000)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
