import type { FileDiff } from './repository.ts'
import { runGit } from './run.ts'

const flags = [
  '-r',
  '-z',
  '-M',
  '-U3',
  '--raw',
  '--numstat',
  '--patch',
  '--full-index',
  '--no-abbrev',
]
const noBlob = '0'.repeat(40)

/** The files that differ between two commits or trees, by path; renames found, one start of git. */
export async function diff(
  directory: string,
  from: string,
  to: string,
): Promise<readonly FileDiff[]> {
  const output = await runGit(directory, ['diff-tree', ...flags, from, to])
  return parseDiff(output.toString())
}

interface RawChange {
  readonly letter: string
  readonly oid: string
  readonly paths: readonly string[]
}

function parseDiff(output: string): readonly FileDiff[] {
  const fields = fieldReader(output)
  const changes = readRaw(fields)
  const counts = changes.map(() => readCounts(fields))
  const patches = patchesIn(fields.rest())
  const sections = patches[Symbol.iterator]()
  return changes.map((change, index) => {
    // A file that changes its type is told as a removal and an addition.
    if (change.letter === 'T') sections.next()
    const patch = sections.next().value
    const [first = '', second] = change.paths
    const { additions, deletions } = counts[index] ?? { additions: 0, deletions: 0 }
    return {
      path: second ?? first,
      ...(second === undefined ? {} : { previous: first }),
      status: statusOf(change.letter),
      additions,
      deletions,
      ...(patch === undefined || patch === '' ? {} : { patch }),
      oid: change.oid,
    }
  })
}

interface Fields {
  /** The next text up to a NUL. */
  next(): string
  startsWith(prefix: string): boolean
  rest(): string
}

function fieldReader(text: string): Fields {
  let at = 0
  return {
    next() {
      const end = text.indexOf('\0', at)
      const field = text.slice(at, end)
      at = end + 1
      return field
    },
    startsWith: (prefix) => text.startsWith(prefix, at),
    rest: () => text.slice(at),
  }
}

/** `:100644 100644 <before> <after> M`, then one path, or two for a rename. */
function readRaw(fields: Fields): readonly RawChange[] {
  const changes: RawChange[] = []
  while (fields.startsWith(':')) {
    const [, , before = '', after = '', status = ''] = fields.next().split(' ')
    const letter = status.slice(0, 1)
    const paths = letter === 'R' ? [fields.next(), fields.next()] : [fields.next()]
    changes.push({ letter, oid: after === noBlob ? before : after, paths })
  }
  return changes
}

/** `3\t1\tpath`, with an empty path before the two of a rename, and dashes for a binary file. */
function readCounts(fields: Fields): { readonly additions: number; readonly deletions: number } {
  const [additions = '', deletions = '', path] = fields.next().split('\t')
  if (path === '') {
    fields.next()
    fields.next()
  }
  return { additions: countOf(additions), deletions: countOf(deletions) }
}

function countOf(text: string): number {
  return text === '-' ? 0 : Number(text)
}

/** One text a file; empty where nothing can be shown. A line of content never begins with a `d`. */
function patchesIn(text: string): readonly string[] {
  const sections = `\n${text.replace(/^\0/, '')}`.split('\ndiff --git ').slice(1)
  return sections.map((section) => {
    const start = section.indexOf('\n@@ ')
    return start === -1 ? '' : section.slice(start + 1).replace(/\n$/, '')
  })
}

function statusOf(letter: string): FileDiff['status'] {
  if (letter === 'A') return 'added'
  if (letter === 'D') return 'removed'
  return letter === 'R' ? 'renamed' : 'modified'
}
