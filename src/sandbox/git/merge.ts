import { readCommit, writeCommit } from './commit.ts'
import type { Objects } from './objects.ts'
import type { CommitObject, Identity, Merged, MergeMethod } from './repository.ts'
import { attemptGit, runGit } from './run.ts'

export interface MergeRequest {
  readonly into: string
  readonly head: string
  readonly message: string
  readonly author: Identity
}

interface Place {
  readonly directory: string
  readonly objects: Objects
}

const conflict: Merged = { kind: 'conflict' }

/** Makes the commit that merging `head` into `into` gives; no ref moves. */
export async function merge(
  place: Place,
  method: MergeMethod,
  request: MergeRequest,
): Promise<Merged> {
  if (method === 'rebase') return rebase(place, request)
  const { into, head, message, author } = request
  const tree = await mergedTree(place.directory, into, head)
  if (tree === undefined) return conflict
  const parents = method === 'merge' ? [into, head] : [into]
  const commit = { tree, parents, message, author, committer: author }
  return { kind: 'merged', oid: await writeCommit(place.objects, commit) }
}

/** The tree of a three-way merge; `undefined` when it conflicts or there is no common history. */
async function mergedTree(
  directory: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const args = ['merge-tree', '--write-tree', '--no-messages', ours, theirs]
  const { code, output, error } = await attemptGit(directory, args)
  if (code === 0) return output.toString().trim()
  const isConflict = code === 1 || error.includes('unrelated histories')
  if (!isConflict) throw new Error(`Could not merge ${theirs} into ${ours}: ${error.trim()}`)
  return undefined
}

/** Puts the commits of `head` one by one on top of `into`, as `git rebase` does: merges are left out. */
async function rebase(place: Place, { into, head, author }: MergeRequest): Promise<Merged> {
  const args = ['rev-list', '--reverse', '--topo-order', '--no-merges', `${into}..${head}`]
  const listed = (await runGit(place.directory, args)).toString().split('\n')
  let top = into
  for (const oid of listed.filter((line) => line !== '')) {
    const commit = await readCommit(place.objects, oid)
    const next = commit && (await picked(place, { commit, onto: top, committer: author }))
    if (next === undefined) return conflict
    top = next
  }
  return { kind: 'merged', oid: top }
}

interface Pick {
  readonly commit: CommitObject
  readonly onto: string
  readonly committer: Identity
}

/**
 * The commit on top of another one. Git 2.39 cannot be told a merge base, so a commit with the tree of
 * `onto` and the parent of the picked one stands in for it.
 */
async function picked(
  place: Place,
  { commit, onto, committer }: Pick,
): Promise<string | undefined> {
  const target = await readCommit(place.objects, onto)
  if (target === undefined) return undefined
  const { tree: before } = target
  const { author, message, parents } = commit
  const standIn = { tree: before, parents, message: '', author: committer, committer }
  const base = await writeCommit(place.objects, standIn)
  const tree = await mergedTree(place.directory, base, commit.oid)
  if (tree === undefined) return undefined
  const isEmptied = tree === before
  if (isEmptied) return onto
  return writeCommit(place.objects, { tree, parents: [onto], message, author, committer })
}
