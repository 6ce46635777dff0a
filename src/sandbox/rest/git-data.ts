import { z } from 'zod'
import type { TreeChange, TreeEntry } from '../git/repository.ts'
import { notFound, Problem } from '../problem.ts'
import { gitCommitShape } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import { shaOf } from './find.ts'
import { identitiesOf, signature } from './identity.ts'
import {
  type Answer,
  created,
  inRepository,
  type Operations,
  ok,
  type RepositoryCall,
  raw,
  read,
  textAt,
} from './operation.ts'

const reading = { needs: ['contents:read'], role: 'read' } as const
const writing = { needs: ['contents:write'], role: 'write' } as const

/** Blobs, trees and commits by object id. */
export const gitData: Operations = {
  'git/create-blob': inRepository(writing, createBlob),
  'git/get-blob': inRepository(reading, getBlob),
  'git/create-tree': inRepository(writing, createTree),
  'git/get-tree': inRepository(reading, getTree),
  'git/create-commit': inRepository(writing, createCommit),
  'git/get-commit': inRepository(reading, getCommit),
}

async function createBlob(call: RepositoryCall): Promise<Answer> {
  const wish = read(call, z.object({ content: z.string(), encoding: z.string().optional() }))
  const encoding = wish.encoding === 'base64' ? 'base64' : 'utf8'
  const sha = await call.world.git.writeBlob(Buffer.from(wish.content, encoding))
  return created({ sha, url: `${placesOf(call.world, call.repository).api}/git/blobs/${sha}` })
}

async function getBlob(call: RepositoryCall): Promise<Answer> {
  const sha = textAt(call, 'file_sha')
  const body = await orNotFound(call.world.git.readBlob(sha))
  if (call.accept.includes('raw')) return raw(body)
  const url = `${placesOf(call.world, call.repository).api}/git/blobs/${sha}`
  const content = body.toString('base64')
  return ok({ sha, node_id: nodeId('B', sha), url, size: body.length, encoding: 'base64', content })
}

async function orNotFound<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked
  } catch {
    throw notFound()
  }
}

const treeWish = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']).default('100644'),
      type: z.string().optional(),
      sha: z.string().nullish(),
      content: z.string().optional(),
    }),
  ),
})
type Wished = z.infer<typeof treeWish>['tree'][number]

async function createTree(call: RepositoryCall): Promise<Answer> {
  const wish = read(call, treeWish)
  const base = wish.base_tree === undefined ? undefined : await treeOf(call, wish.base_tree)
  const changes = await Promise.all(wish.tree.map((one) => changeOf(call, one)))
  const sha = await call.world.git.writeTree(base, changes)
  return created(treeShape(call, sha, await call.world.git.readTree(sha, false)))
}

async function changeOf({ world }: RepositoryCall, one: Wished): Promise<TreeChange> {
  const { path, mode, sha, content } = one
  if (content !== undefined) {
    return { path, mode, oid: await world.git.writeBlob(Buffer.from(content)) }
  }
  if (sha === undefined) throw new Problem(422, 'Must supply either tree.sha or tree.content')
  if (sha !== null && mode.startsWith('100')) await checked(world.git.readBlob(sha), 'Blob')
  return { path, mode, oid: sha }
}

/** An object that is named must be there. */
async function checked(asked: Promise<unknown>, kind: string): Promise<void> {
  try {
    await asked
  } catch {
    throw new Problem(422, `${kind} SHA does not exist`)
  }
}

async function treeOf({ world }: RepositoryCall, oid: string): Promise<string> {
  return (await world.git.readCommit(oid))?.tree ?? oid
}

async function getTree(call: RepositoryCall): Promise<Answer> {
  const name = textAt(call, 'tree_sha')
  const sha = await treeOf(call, shaOf(call, name) ?? name)
  const isRecursive = call.query.has('recursive')
  return ok(treeShape(call, sha, await orNotFound(call.world.git.readTree(sha, isRecursive))))
}

function treeShape(call: RepositoryCall, sha: string, entries: readonly TreeEntry[]): unknown {
  const { api } = placesOf(call.world, call.repository)
  const tree = entries.map(({ path, mode, type, oid, size }) => ({
    path,
    mode,
    type,
    sha: oid,
    url: `${api}/git/${type}s/${oid}`,
    ...(size === undefined ? {} : { size }),
  }))
  return { sha, url: `${api}/git/trees/${sha}`, tree, truncated: false }
}

const commitWish = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: signature.optional(),
  committer: signature.optional(),
})

async function createCommit(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const { message, tree, parents, ...people } = read(call, commitWish)
  const known = await Promise.all(parents.map((parent) => world.git.readCommit(parent)))
  if (known.includes(undefined)) throw new Problem(422, 'Parent SHA does not exist')
  await checked(world.git.readTree(tree, false), 'Tree')
  const identities = identitiesOf(call, people)
  const sha = await world.git.writeCommit({ message, tree, parents, ...identities })
  const commit = await world.git.readCommit(sha)
  return commit === undefined ? ok({}) : created(gitCommitShape(world, repository, commit))
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  const commit = await call.world.git.readCommit(textAt(call, 'commit_sha'))
  if (commit === undefined) throw notFound()
  return ok(gitCommitShape(call.world, call.repository, commit))
}
