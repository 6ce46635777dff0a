import type { Outcome } from '../decide/plan.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { refusesPush } from './asking.ts'
import { type ActionOf, type Doing, write, writeUnless } from './doing.ts'
import { type Entry, rootOf } from './objects.ts'

type Push = ActionOf<'push-branch'>

/**
 * Writes files on top of a commit, in one commit or several, and lets a branch of ours point there:
 * trees, commits and ref, of which only the ref shows. A branch that has moved since is left alone.
 */
export async function pushBranch(doing: Doing, push: Push): Promise<Outcome> {
  await refuseWhatIsInTheWay(doing, push)
  const parent =
    push.beside && (await written(doing, { ...push.beside, parents: [push.beside.base] }))
  let base = push.base
  for (const below of push.earlier ?? [])
    base = await written(doing, { ...below, base, parents: [base] })
  const parents = [base, ...(parent === undefined ? [] : [parent])]
  const commit = await written(doing, { ...push, base, parents })
  const isNew = push.expected === undefined
  if (isNew) await createRef(doing, push, commit)
  const isMoved = isNew || (await moveRef(doing, push, commit))
  return isMoved ? { kind: 'pushed', oid: commit } : { kind: 'refused', status: undefined }
}

async function refuseWhatIsInTheWay({ access, where, objects }: Doing, push: Push): Promise<void> {
  const { base, earlier = [], beside } = push
  const own = [...earlier, push].map(({ changes }) => ({ base, changes }))
  for (const one of [...own, ...(beside ? [beside] : [])]) {
    const tree = await objects.tree(access, where.repository, one.base)
    for (const change of one.changes) refuseInTheWay(tree, change)
  }
}

type Mode = '100644' | '100755'

/** A script stays one that can be run. */
function modeOf(tree: ReadonlyMap<string, Entry>, path: string): Mode {
  return tree.get(path)?.mode === '100755' ? '100755' : '100644'
}

interface Commit extends Pick<Push, 'base' | 'message' | 'changes'> {
  readonly parents: readonly string[]
}

/** Makes a commit with files on top of a tree, and says which. */
async function written(doing: Doing, commit: Commit): Promise<string> {
  const { access, where, objects } = doing
  const tree = await objects.tree(access, where.repository, commit.base)
  const files = commit.changes.map(({ path, text }) => ({ path, mode: modeOf(tree, path), text }))
  const made = await commitOf(doing, commit, files)
  await objects.keepWritten({ ...made, base: tree, files })
  return made.commit
}

async function commitOf(
  doing: Doing,
  { base, message, parents }: Commit,
  files: readonly { readonly path: string; readonly mode: Mode; readonly text: string }[],
): Promise<{ readonly commit: string; readonly root: string }> {
  const below = await rootOf(doing.access, doing.store, { ...doing.where.repository, commit: base })
  const tree = files.map(({ path, mode, text }) => {
    return { path, mode, type: 'blob' as const, content: text }
  })
  const { data: made } = await write(doing, 'write a tree', (octokit) =>
    octokit.rest.git.createTree({ ...doing.repo, base_tree: below, tree }),
  )
  const { data } = await write(doing, 'write a commit', (octokit) =>
    octokit.rest.git.createCommit({
      ...doing.repo,
      message,
      tree: made.sha,
      parents: [...parents],
    }),
  )
  return { commit: data.sha, root: made.sha }
}

async function createRef(doing: Doing, { branch }: Push, oid: string): Promise<void> {
  await write(doing, `create the branch ${branch}`, (octokit) =>
    octokit.rest.git.createRef({ ...doing.repo, ref: `refs/heads/${branch}`, sha: oid }),
  )
}

/** `false` where the branch takes no commits of ours. Somebody else's commits are never lost. */
async function moveRef(
  doing: Doing,
  { branch, expected, base }: Push,
  oid: string,
): Promise<boolean> {
  const ref = `heads/${branch}`
  const { data } = await doing.access.ask(`see where ${branch} is`, (octokit) =>
    octokit.rest.git.getRef({ ...doing.repo, ref }),
  )
  if (data.object.sha !== expected) {
    throw new OutsideError(`Could not move ${branch}: somebody else has`, { retryable: true })
  }
  const isOnTop = base === expected
  const moved = await writeUnless(doing, {
    purpose: `move the branch ${branch}`,
    call: (octokit) =>
      octokit.rest.git.updateRef({ ...doing.repo, ref, sha: oid, force: !isOnTop }),
    done: (cause) => isOnTop && refusesPush(cause),
  })
  return moved !== undefined
}

/**
 * Nothing is written where a symlink or a submodule stands, nor below one; and what is to be created
 * is not there: whoever wrote that has the last word.
 */
function refuseInTheWay(
  tree: ReadonlyMap<string, Entry>,
  { path, change }: Push['changes'][number],
): void {
  const steps = path.split('/')
  const detour = steps
    .map((_, n) => tree.get(steps.slice(0, n + 1).join('/')))
    .find((entry) => entry !== undefined && !(entry.path === path && entry.mode.startsWith('100')))
  if (detour !== undefined) {
    throw new OutsideError(`Could not write ${path}: ${detour.path} is not an ordinary file`, {
      retryable: false,
    })
  }
  if (change !== 'create' || !tree.has(path)) return
  throw new OutsideError(`Could not create ${path}: it is there already`, { retryable: false })
}
