import { createHash } from 'node:crypto'

/** A UUID (version 4 in form) of an event, the same in every run of the same story. */
export function guidOf(number: number): string {
  const hex = createHash('sha256').update(`delivery ${number}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`]
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
