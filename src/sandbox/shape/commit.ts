import type { CommitObject, FileDiff, Identity } from '../git/repository.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { type Shape, secondsOf, type World } from '../world.ts'
import { placesOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { userShape } from './people.ts'

/** The mail address that ties a commit to a user. */
export function mailOf(user: User): string {
  return `${user.id}+${user.login}@users.noreply.github.com`
}

/** A user as git writes one. */
export function identityOf(world: World, user: User): Identity {
  return { name: user.login, email: mailOf(user), at: world.clock.now() }
}

export function authorOf(world: World, identity: Identity): User | undefined {
  return world.state.users.values().find((user) => mailOf(user) === identity.email)
}

/** A commit as the git data operations show it. */
export function gitCommitShape(world: World, at: Repository, commit: CommitObject): Shape {
  const { api, page } = placesOf(world, at)
  const parentOf = (sha: string): Shape => ({
    sha,
    url: `${api}/git/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
  })
  return {
    sha: commit.oid,
    node_id: nodeId('C', commit.oid),
    url: `${api}/git/commits/${commit.oid}`,
    html_url: `${page}/commit/${commit.oid}`,
    message: commit.message,
    author: signatureOf(commit.author),
    committer: signatureOf(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: commit.parents.map(parentOf),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null },
  }
}

/** A commit as the repository operations show it, with the GitHub users behind it. */
export function commitShape(world: World, at: Repository, commit: CommitObject): Shape {
  const { api, page } = placesOf(world, at)
  const author = authorOf(world, commit.author)
  const committer = authorOf(world, commit.committer)
  const { tree, message, verification, parents, ...signatures } = gitCommitShape(world, at, commit)
  return {
    sha: commit.oid,
    node_id: nodeId('C', commit.oid),
    url: `${api}/commits/${commit.oid}`,
    html_url: `${page}/commit/${commit.oid}`,
    comments_url: `${api}/commits/${commit.oid}/comments`,
    author: author === undefined ? null : userShape(world, author.id),
    committer: committer === undefined ? null : userShape(world, committer.id),
    parents,
    commit: {
      url: signatures.url,
      author: signatures.author,
      committer: signatures.committer,
      comment_count: 0,
      tree,
      message,
      verification,
    },
  }
}

/** A commit in a push event. */
export async function pushedCommit(
  world: World,
  at: Repository,
  one: CommitObject,
): Promise<Shape> {
  const parent = one.parents[0]
  const files = parent === undefined ? [] : await world.git.diff(parent, one.oid)
  const paths = (...kinds: readonly FileDiff['status'][]): readonly string[] =>
    files.filter((file) => kinds.includes(file.status)).map((file) => file.path)
  const person = ({ name, email }: Identity): Shape => ({ name, email, username: name })
  return {
    id: one.oid,
    tree_id: one.tree,
    distinct: true,
    message: one.message,
    timestamp: secondsOf(one.committer.at),
    url: `${placesOf(world, at).page}/commit/${one.oid}`,
    author: person(one.author),
    committer: person(one.committer),
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...files.flatMap((file) => file.previous ?? [])],
    modified: paths('modified'),
  }
}

function signatureOf({ name, email, at }: Identity): Shape {
  return { name, email, date: secondsOf(at) }
}

/** A changed file of a pull request or a comparison. */
export function fileShape(
  world: World,
  at: Repository,
  { head, file }: { readonly head: string; readonly file: FileDiff },
): Shape {
  const { api, page } = placesOf(world, at)
  const path = file.path.split('/').map(encodeURIComponent).join('/')
  return {
    sha: file.oid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${head}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
  }
}
