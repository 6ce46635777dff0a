import type { FileSet } from '../edit/files.ts'

/**
 * A file set without creations of files that are there already.
 *
 * A target takes a file that was not read for one that is missing, and no more than so many are
 * read: what a person wrote there stays, and whoever reviews hears of it.
 */
export function withoutTaken(set: FileSet, paths: ReadonlySet<string>): FileSet {
  const isTaken = ({ change, path }: FileSet['changes'][number]): boolean =>
    change === 'create' && paths.has(path)
  const taken = set.changes.filter(isTaken)
  if (taken.length === 0) return set
  const todos = taken.map(
    ({ path }) =>
      `\`${path}\` is there already and was not read, so it stays as it is: see that it fits.`,
  )
  const changes = set.changes.filter((change) => !isTaken(change))
  return { ...set, changes, todos: [...set.todos, ...todos] }
}
