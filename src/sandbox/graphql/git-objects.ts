import type { CommitObject, TreeEntry } from '../git/repository.ts'
import { authorOf } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import { secondsOf } from '../world.ts'
import { checkSuites } from './checks.ts'
import { connection } from './connection.ts'
import { type Arguments, type GraphObject, need, type RepositoryView, textIn } from './object.ts'
import { userObject } from './people.ts'
import { rollupObject, statusObject } from './statuses.ts'

/** A commit, with the files in it and the checks on it. */
export function commitObject(view: RepositoryView, commit: CommitObject): GraphObject {
  const { world, repository } = view
  const person = ({ name, email, at }: CommitObject['author']): GraphObject => {
    const user = authorOf(world, { name, email, at })
    const date = secondsOf(at)
    return { name, email, date, user: user === undefined ? null : userObject(world, user.id) }
  }
  return {
    __typename: 'Commit',
    id: nodeId('C', commit.oid),
    oid: commit.oid,
    abbreviatedOid: commit.oid.slice(0, 7),
    url: `${placesOf(world, repository).page}/commit/${commit.oid}`,
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0],
    committedDate: secondsOf(commit.committer.at),
    authoredDate: secondsOf(commit.author.at),
    author: person(commit.author),
    committer: person(commit.committer),
    tree: () => treeObject(view, commit.tree),
    file: (args: Arguments) => fileIn(view, commit.oid, textIn(args, 'path') ?? ''),
    history: (args: Arguments) => historyOf(view, commit.oid, args),
    parents: (args: Arguments) => parentsOf(view, commit, args),
    status: () => statusObject(view, commit.oid),
    statusCheckRollup: () => rollupObject(view, commit.oid),
    checkSuites: (args: Arguments) => checkSuites(view, commit.oid, args),
  }
}

export async function commitNamed(view: RepositoryView, oid: string): Promise<GraphObject | null> {
  const commit = await view.world.git.readCommit(oid)
  return commit === undefined ? null : commitObject(view, commit)
}

async function parentsOf(view: RepositoryView, commit: CommitObject, args: Arguments) {
  return connection(commit.parents, args, (oid) => commitNamed(view, oid))
}

async function historyOf(view: RepositoryView, to: string, args: Arguments): Promise<GraphObject> {
  need(view, 'contents:read')
  const path = textIn(args, 'path')
  const commits = await view.world.git.log({ to, ...(path === undefined ? {} : { path }) }, 1000)
  return connection(commits, args, (commit) => commitObject(view, commit))
}

async function fileIn(view: RepositoryView, commit: string, path: string) {
  need(view, 'contents:read')
  const entry = await view.world.git.entryAt(commit, path)
  return entry === undefined ? null : entryObject(view, { ...entry, path })
}

function entryObject(view: RepositoryView, entry: TreeEntry): GraphObject {
  const { path, oid, type, mode, size } = entry
  return {
    __typename: 'TreeEntry',
    path,
    name: path.split('/').at(-1),
    oid,
    type,
    mode: Number.parseInt(mode, 8),
    size: size ?? 0,
    object: () => objectOf(view, entry),
  }
}

async function objectOf(view: RepositoryView, { type, oid }: TreeEntry) {
  if (type === 'commit') return null
  return type === 'tree' ? treeObject(view, oid) : await blobObject(view, oid)
}

const largestText = 512 * 1024

async function blobObject({ world }: RepositoryView, oid: string): Promise<GraphObject> {
  const content = await world.git.readBlob(oid)
  const isBinary = content.includes(0)
  return {
    __typename: 'Blob',
    id: nodeId('B', oid),
    oid,
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > largestText,
    text: isBinary ? null : content.subarray(0, largestText).toString('utf8'),
  }
}

function treeObject(view: RepositoryView, oid: string, folder: string = ''): GraphObject {
  return {
    __typename: 'Tree',
    id: nodeId('T', oid),
    oid,
    entries: async () => {
      const entries = await view.world.git.readTree(oid, false)
      const inside = (path: string): string => (folder === '' ? path : `${folder}/${path}`)
      return entries.map((entry) => entryObject(view, { ...entry, path: inside(entry.path) }))
    },
  }
}

/** What `main:path`, a branch or an object id stands for. */
export async function objectNamed(
  view: RepositoryView,
  commit: string,
  path: string | undefined,
): Promise<GraphObject | null> {
  if (path === undefined) return await objectWithId(view, commit)
  const entry = await view.world.git.entryAt(commit, path)
  if (entry === undefined) return null
  return entry.type === 'tree' ? treeObject(view, entry.oid, path) : await objectOf(view, entry)
}

/** A commit, a tree or a blob; which of them an id is, only reading tells. */
async function objectWithId(view: RepositoryView, oid: string): Promise<GraphObject | null> {
  const commit = await commitNamed(view, oid)
  if (commit !== null) return commit
  const isTree = await succeeds(view.world.git.readTree(oid, false))
  if (isTree) return treeObject(view, oid)
  return (await succeeds(view.world.git.readBlob(oid))) ? await blobObject(view, oid) : null
}

async function succeeds(asked: Promise<unknown>): Promise<boolean> {
  return await asked.then(
    () => true,
    () => false,
  )
}
