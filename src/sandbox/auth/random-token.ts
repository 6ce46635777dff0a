import { createHash } from 'node:crypto'

/** A token that cannot be mistaken for another; its length varies, because GitHub's does. */
export function randomToken(seed: number): string {
  const digest = createHash('sha512').update(`token ${seed}`).digest('base64url')
  const text = digest.replace(/[-_]/g, 'x')
  return text.slice(0, 36 + (seed % 29))
}
