const most = 16

/**
 * A pure function that answers again what it answered before for the very same objects: many rules read
 * one document, and every round of a reconcile asks about the same texts. Nothing outlives the first of them.
 */
export function remembered<First extends object, Rest extends readonly unknown[], Answer>(
  work: (first: First, ...rest: Rest) => Answer,
): (first: First, ...rest: Rest) => Answer {
  const known = new WeakMap<First, readonly { readonly rest: Rest; readonly answer: Answer }[]>()
  return (first, ...rest) => {
    const before = known.get(first) ?? []
    const found = before.find((one) => one.rest.every((each, index) => each === rest[index]))
    if (found !== undefined) return found.answer
    const answer = work(first, ...rest)
    known.set(first, [...before.slice(-(most - 1)), { rest, answer }])
    return answer
  }
}
