import { distance } from 'fastest-levenshtein'

/**
 * The word somebody probably meant: the one fewest letters away, or `undefined` where none is near.
 * Near is a third of the word, two letters at most for short ones.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 64) return undefined
  const wanted = word.toLowerCase()
  const [best] = words
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  if (best === undefined) return undefined
  return best.distance <= Math.max(2, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined
}
