/** A default branch as this process has last taken it in. */
interface Taken {
  readonly head: string
  readonly files: ReadonlySet<string>
}

/**
 * Where default branches have moved to, as far as this process has seen it. What is taken in once
 * need not be asked for again by the second event about it. Nothing here outlives the process: where
 * nothing is known, everything is looked at.
 */
export interface Moves {
  /** The commit that was taken in last, and the proposals there were. */
  taken(repository: string): Taken | undefined
  /** Notes that a repository was looked at whole, at this commit. */
  whole(repository: string, taken: Taken): void
  /** Notes one more commit, and one more proposal. Nothing where the whole was never looked at. */
  follow(repository: string, head: string, file: string): void
  /** Somebody is on the way to a proposal that this commit concerns, and will see it. */
  expect(repository: string, head: string): void
  /** The commit somebody is on the way to. */
  expected(repository: string): string | undefined
  /** Nobody is on the way any more. */
  arrive(repository: string): void
}

/** Knows nothing yet. */
export function movesSeen(): Moves {
  const taken = new Map<string, Taken>()
  const expected = new Map<string, string>()
  return {
    taken: (repository) => taken.get(repository),
    whole: (repository, seen) => void taken.set(repository, seen),
    follow(repository, head, file) {
      const before = taken.get(repository)
      if (before === undefined) return
      const files = before.files.has(file) ? before.files : new Set([...before.files, file])
      taken.set(repository, { head, files })
    },
    expect: (repository, head) => void expected.set(repository, head),
    expected: (repository) => expected.get(repository),
    arrive: (repository) => void expected.delete(repository),
  }
}
