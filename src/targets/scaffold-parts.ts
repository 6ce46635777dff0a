import type { Part } from '../config/config.ts'
import type { Change, FileSet, Files } from '../edit/files.ts'
import type { Brief, Target } from './target.ts'

/**
 * The file set of several parts, one after the other: each sees what those before it wrote.
 *
 * Every file is there once, with its last text; what it was before decides whether it is created.
 */
export function scaffoldParts(
  target: Pick<Target, 'scaffold'>,
  parts: readonly Part[],
  { brief, files }: { readonly brief: Brief; readonly files: Files },
): FileSet {
  return oneByOne(
    files,
    parts.map((part) => (now) => target.scaffold(part, brief, now)),
  )
}

/** Puts file sets together that are made one after the other: each sees what those before it wrote. */
export function oneByOne(files: Files, steps: readonly ((now: Files) => FileSet)[]): FileSet {
  const start: FileSet = { changes: [], notes: [], todos: [] }
  return steps.reduce((sum, step) => together(sum, step(afterwards(files, sum))), start)
}

/** The tree with the changes of a file set. */
export function afterwards(files: Files, { changes }: FileSet): Files {
  return new Map([...files, ...changes.map(({ path, text }) => [path, text] as const)])
}

/** Two file sets as one, the second made on what the first wrote. */
export function together(one: FileSet, other: FileSet): FileSet {
  const before = new Map(one.changes.map((change) => [change.path, change] as const))
  const changes = new Map([
    ...before,
    ...other.changes.map((change) => [change.path, change] as const),
  ])
  return {
    changes: [...changes.values()].map((change) => merged(before.get(change.path), change)),
    notes: [...new Set([...one.notes, ...other.notes])],
    todos: [...new Set([...one.todos, ...other.todos])],
  }
}

function merged(before: Change | undefined, now: Change): Change {
  if (before === undefined || before === now) return now
  return { ...now, change: before.change, why: `${before.why} ${now.why}` }
}
