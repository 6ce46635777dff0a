import { nearest } from './nearest.ts'

/**
 * The word somebody certainly meant: the same but for capitals and the marks between its parts, or one
 * letter away from it (two exchanged) and from no other. A word that is a part of another choice is not
 * certain: `integrate` may be `integrated`, or what is left of `ready to integrate`.
 */
export function certain(word: string, words: readonly string[]): string | undefined {
  const written = squeezed(word)
  const same = words.filter((one) => squeezed(one) === written)
  if (same.length === 1) return same[0]
  const parts = (one: string): readonly string[] => squeezed(one).split(' ')
  if (words.some((one) => parts(one).length > 1 && parts(one).includes(written))) return undefined
  const near = words.filter((one) => isOneSlip(written, squeezed(one)))
  return near.length === 1 && nearest(word, words) === near[0] ? near[0] : undefined
}

function squeezed(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
}

/** One letter more, fewer or other, or two neighbours exchanged, in a word of four letters at least. */
function isOneSlip(one: string, other: string): boolean {
  if (other.length < 4 || Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  const [left, right] = [one.slice(from), other.slice(from)]
  const exchanged = `${left[1] ?? ''}${left[0] ?? ''}${left.slice(2)}`
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    exchanged === right
  )
}
