import { asBlock, asCode } from '../diagnostics/markdown.ts'
import type { Change, Files } from '../edit/files.ts'
import { unifiedDiff } from '../edit/unified-diff.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { ownComments } from './adopted.ts'
import { renderMarker } from './marker.ts'
import type { Plan } from './plan.ts'

const mostFiles = 20
const mostLines = 60
const mostCharacters = 30_000

/**
 * Keeps one comment on an open pull request of ours whose branch a person has committed to: what we would
 * write now beside what is there, and that it does not fit the default branch any more. It goes when there
 * is nothing of that to say.
 */
export function planDifference(snapshot: Snapshot, own: OwnPull, changes: readonly Change[]): Plan {
  const { pull, theirs, branch } = own
  if (pull?.state !== 'open' || theirs === undefined) return []
  const { number, comments = [] } = pull
  const body = renderDifference(own, differing(changes, theirs.files))
  const mine = ownComments(snapshot, { comments })
    .filter(({ marker }) => marker.kind === 'difference' && marker.branch === branch)
    .map(({ comment }) => comment)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || Number(a.id) - Number(b.id))
  const [first, ...doubles] = mine
  const gone = body === undefined ? mine : doubles
  const deletions = gone.map(({ id }) => ({ kind: 'delete-comment', id }) as const)
  if (body === undefined || first?.body.trimEnd() === body.trimEnd()) return deletions
  if (first === undefined) return [{ kind: 'create-comment', number, body }]
  return [{ kind: 'edit-comment', id: first.id, body }, ...deletions]
}

interface Difference {
  readonly path: string
  /** As `diff -u` shows it; from what is there to what we would write. */
  readonly diff: string
  readonly isGone: boolean
}

function differing(changes: readonly Change[], there: Files): readonly Difference[] {
  return changes.flatMap(({ path, text }) => {
    const theirs = there.get(path)
    if (theirs === text) return []
    return [{ path, diff: unifiedDiff(theirs ?? '', text), isGone: theirs === undefined }]
  })
}

function renderDifference(
  { branch, pull }: OwnPull,
  differences: readonly Difference[],
): string | undefined {
  const isConflicting = pull?.conflicting === true
  if (differences.length === 0 && !isConflicting) return undefined
  const conflict = isConflicting
    ? [
        'It conflicts with the default branch, and only whoever works on it can bring the two together.',
      ]
    : []
  return [
    renderMarker({ kind: 'difference', branch }),
    'A person has committed to this branch, so Usher leaves it alone.',
    ...conflict,
    ...(differences.length === 0 ? [] : renderDifferences(differences)),
    '',
  ].join('\n')
}

function renderDifferences(differences: readonly Difference[]): readonly string[] {
  const shown = bounded(differences)
  const left = differences.length - shown.length
  return [
    '',
    'What Usher would write now beside what is there: lines with `-` are on this branch, lines with `+` are what it would write.',
    ...shown.flatMap((one) => ['', ...renderOne(one)]),
    ...(left > 0 ? ['', `${left} more files differ.`] : []),
    '',
    '`/regenerate` merges it into the branch and leaves alone what clashes; `/regenerate <path>` does so for one file.',
  ]
}

function renderOne({ path, diff, isGone }: Difference): readonly string[] {
  const lines = diff.split('\n')
  const more = lines.length - mostLines
  const shown = lines.slice(0, mostLines).join('\n')
  return [
    isGone ? `${asCode(path)}, which is not on this branch:` : `${asCode(path)}:`,
    '',
    asBlock(shown, 'diff'),
    ...(more > 0 ? ['', `${more} more lines are not shown.`] : []),
  ]
}

/** As many as a comment can hold. */
function bounded(differences: readonly Difference[]): readonly Difference[] {
  let left = mostCharacters
  const fitting = differences.slice(0, mostFiles).filter(({ diff }) => {
    left -= Math.min(diff.length, mostCharacters / 2)
    return left > 0
  })
  return fitting.map((one) => ({
    ...one,
    diff: one.diff.slice(0, mostCharacters / 2).toWellFormed(),
  }))
}
