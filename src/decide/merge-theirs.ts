import { asBlock, asCode } from '../diagnostics/markdown.ts'
import type { Change, FileSet } from '../edit/files.ts'
import { type Clash, mergeThreeWay } from '../edit/three-way.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import type { Theirs } from '../lifecycle/theirs.ts'
import { dayOf, digestOfFiles, renderCommit, renderMerge } from './follow-up-commit.ts'
import type { Plan } from './plan.ts'

/** A file that is left as the person has it, and why. */
export interface Left {
  readonly path: string
  readonly why: 'clash' | 'removed' | 'new'
  readonly clashes: readonly Clash[]
}

/** What comes of merging what we would write into a person's branch. */
export interface MergedWork {
  readonly plan: Plan
  readonly left: readonly Left[]
}

/**
 * Merges what we would write now into a branch that is a person's: file by file from what we last wrote
 * there. What fits is one commit on top of theirs, whose other parent is what we would have written alone,
 * so that the next merge starts from there. What clashes is left as they have it.
 */
export function mergeTheirs(
  snapshot: Snapshot,
  own: OwnPull,
  asked: { readonly files: FileSet; readonly title: string },
): MergedWork {
  const { theirs, tip, branch } = own
  if (theirs?.last === undefined || tip === undefined) return { plan: [], left: [] }
  const outcomes = asked.files.changes.map((change) => mergedFile(change, theirs))
  const left = outcomes.flatMap((one) => (one.kind === 'left' ? [one.left] : []))
  const fitting = outcomes.flatMap((one) => (one.kind === 'fits' ? [one] : []))
  const changes = fitting.flatMap(({ change, text }) =>
    text === theirs.files.get(change.path) ? [] : [{ ...change, text }],
  )
  if (changes.length === 0) return { plan: [], left }
  const signed = snapshot.config.status.signOff ? snapshot.bot : undefined
  const generated = fitting.map(({ change }) => change)
  const note = {
    digest: digestOfFiles({ ...asked.files, changes: generated }),
    day: dayOf(snapshot, own),
  }
  const beside = {
    base: theirs.last.oid,
    message: renderCommit(asked.title, note, signed),
    changes: generated,
  }
  const message = renderMerge(asked.title, signed)
  const { slot } = own
  const at = { branch, ...(slot === undefined ? {} : { slot }), base: tip.oid, expected: tip.oid }
  return { plan: [{ kind: 'push-branch', ...at, message, changes, beside }], left }
}

type Outcome =
  | { readonly kind: 'fits'; readonly change: Change; readonly text: string }
  | { readonly kind: 'left'; readonly left: Left }

function mergedFile(change: Change, { last, files }: Theirs): Outcome {
  const { path, text: ours } = change
  const base = last?.files.get(path)
  const theirs = files.get(path)
  const left = (why: Left['why'], clashes: readonly Clash[]): Outcome => {
    return { kind: 'left', left: { path, why, clashes } }
  }
  if (theirs === undefined) {
    return base === undefined ? { kind: 'fits', change, text: ours } : left('removed', [])
  }
  if (base === undefined) {
    return theirs === ours ? { kind: 'fits', change, text: ours } : left('new', [{ ours, theirs }])
  }
  const merged = mergeThreeWay(base, { ours, theirs })
  if (merged.kind === 'conflict') return left('clash', merged.clashes)
  return { kind: 'fits', change, text: merged.text }
}

const mostClashes = 5
const mostCharacters = 1500

/** What was left alone, with both sides, in words for whoever asked. */
export function wordsOnLeft(left: readonly Left[]): readonly string[] {
  return left.map((one) => wordsOn(one))
}

function wordsOn({ path, why, clashes }: Left): string {
  switch (why) {
    case 'removed':
      return `${asCode(path)} was removed on the branch, and stays so.`
    case 'new':
      return `${asCode(path)} is on the branch and not from Usher, so it was left alone.`
    case 'clash': {
      const both = `${asCode(path)} was left alone: both changed the same lines.`
      return [both, ...shown(clashes)].join('\n\n')
    }
  }
}

function shown(clashes: readonly Clash[]): readonly string[] {
  const more = clashes.length - mostClashes
  const sides = clashes
    .slice(0, mostClashes)
    .flatMap(({ ours, theirs }) => [
      'What Usher would write:',
      asBlock(cut(ours)),
      'What is there:',
      asBlock(cut(theirs)),
    ])
  return more > 0 ? [...sides, `${more} more places clash.`] : sides
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters).toWellFormed()}…` : text
}
