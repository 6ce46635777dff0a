import { diff3Merge } from 'node-diff3'

/** A place where both sides changed the same lines, each in its own way. */
export interface Clash {
  readonly ours: string
  readonly theirs: string
}

/** Both sides' changes in one text; or every place where they clash. */
export type Merged =
  | { readonly kind: 'clean'; readonly text: string }
  | { readonly kind: 'conflict'; readonly clashes: readonly Clash[] }

/** Longer texts are not merged by us: finding what they have in common takes too long. */
const mostLines = 20_000

/** Merges what became of one text in two hands, line by line. A change made by both is no conflict. */
export function mergeThreeWay(
  base: string,
  { ours, theirs }: { readonly ours: string; readonly theirs: string },
): Merged {
  if (theirs === base || theirs === ours) return { kind: 'clean', text: ours }
  if (ours === base) return { kind: 'clean', text: theirs }
  const sides = [ours, base, theirs].map((text) => text.split('\n'))
  const [a = [], o = [], b = []] = sides
  if (sides.some((lines) => lines.length > mostLines))
    return { kind: 'conflict', clashes: [{ ours, theirs }] }
  const regions = diff3Merge(a, o, b, { excludeFalseConflicts: true })
  const clashes = regions.flatMap(({ conflict }) =>
    conflict === undefined ? [] : [{ ours: conflict.a.join('\n'), theirs: conflict.b.join('\n') }],
  )
  if (clashes.length > 0) return { kind: 'conflict', clashes }
  return { kind: 'clean', text: regions.flatMap(({ ok }) => ok ?? []).join('\n') }
}
