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
  const { access, where, objects } = doing
  const tree = await objects.tree(access, where.repository, push.base)
  let below: Below = { commit: push.base, root: undefined, files: [] }
  for (const { message, changes } of [...(push.earlier ?? []), push]) {
    for (const { path } of changes) refuseDetours(tree, path)
    const files = changes.map(({ path, text }) => ({ path, mode: modeOf(tree, path), text }))
    below = await commitOn(doing, below, { message, files })
  }
  const { commit, root = '', files } = below
  await objects.keepWritten({ commit, root, base: tree, files })
  const isNew = push.expected === undefined
  if (isNew) await createRef(doing, push, commit)
  const isMoved = isNew || (await moveRef(doing, push, commit))
  return isMoved ? { kind: 'pushed', oid: commit } : { kind: 'refused', status: undefined }
}

interface WrittenFile {
  readonly path: string
  readonly mode: Mode
  readonly text: string
}

/** What the next commit stands on, with the files that were written on the way there. */
interface Below {
  readonly commit: string
  readonly root: string | undefined
  readonly files: readonly WrittenFile[]
}

type Mode = '100644' | '100755'

/** A script stays one that can be run. */
function modeOf(tree: ReadonlyMap<string, Entry>, path: string): Mode {
  return tree.get(path)?.mode === '100755' ? '100755' : '100644'
}

async function commitOn(
  doing: Doing,
  below: Below,
  { message, files }: { readonly message: string; readonly files: readonly WrittenFile[] },
): Promise<Below> {
  const { access, store, where } = doing
  const root =
    below.root ?? (await rootOf(access, store, { ...where.repository, commit: below.commit }))
  const tree = files.map(({ path, mode, text }) => {
    return { path, mode, type: 'blob' as const, content: text }
  })
  const { data: made } = await write(doing, 'write a tree', (octokit) =>
    octokit.rest.git.createTree({ ...doing.repo, base_tree: root, tree }),
  )
  const { data } = await write(doing, 'write a commit', (octokit) =>
    octokit.rest.git.createCommit({
      ...doing.repo,
      message,
      tree: made.sha,
      parents: [below.commit],
    }),
  )
  const all = new Map([...below.files, ...files].map((file) => [file.path, file]))
  return { commit: data.sha, root: made.sha, files: [...all.values()] }
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

/** Nothing is written where a symlink or a submodule stands, nor below one. */
function refuseDetours(tree: ReadonlyMap<string, Entry>, path: string): void {
  const steps = path.split('/')
  const detour = steps
    .map((_, n) => tree.get(steps.slice(0, n + 1).join('/')))
    .find((entry) => entry !== undefined && !(entry.path === path && entry.mode.startsWith('100')))
  if (detour === undefined) return
  throw new OutsideError(`Could not write ${path}: ${detour.path} is not an ordinary file`, {
    retryable: false,
  })
}
