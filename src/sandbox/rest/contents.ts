import { z } from 'zod'
import { commitOnto, headOf } from '../acts/commit-to-branch.ts'
import { guardWorkflows } from '../acts/guard-workflows.ts'
import { moveRef } from '../acts/move-ref.ts'
import { guardPush } from '../acts/rules.ts'
import { notFound, Problem } from '../problem.ts'
import { gitCommitShape } from '../shape/commit.ts'
import { contentShape, folderEntryShape } from '../shape/content.ts'
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

/** Files by path, at any ref. */
export const contents: Operations = {
  'repos/get-content': inRepository({ needs: ['contents:read'], role: 'read' }, getContent),
  'repos/create-or-update-file-contents': inRepository(
    { needs: ['contents:write'], role: 'write' },
    putContent,
  ),
  'repos/delete-file': inRepository({ needs: ['contents:write'], role: 'write' }, deleteContent),
}

/** Of larger folders GitHub shows a part, and does not say so. */
const longestFolder = 1000

async function getContent(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const ref = query.get('ref') ?? repository.defaultBranch
  const commit = shaOf(call, ref)
  if (commit === undefined || (await world.git.readCommit(commit)) === undefined) {
    throw new Problem(404, `No commit found for the ref ${ref}`)
  }
  const path = textAt(call, 'path').replace(/\/$/, '')
  const entry = await world.git.entryAt(commit, path)
  if (entry === undefined) throw notFound()
  if (entry.type !== 'tree') return await fileAnswer(call, { path, ref, oid: entry.oid })
  const all = await world.git.readTree(entry.oid, false)
  const entries = all.slice(0, longestFolder).map((one) => ({
    ...one,
    path: path === '' ? one.path : `${path}/${one.path}`,
  }))
  return ok(entries.map((one) => folderEntryShape(world, repository, { ref, one })))
}

async function fileAnswer(
  { world, repository, accept }: RepositoryCall,
  file: { readonly path: string; readonly ref: string; readonly oid: string },
): Promise<Answer> {
  const body = await world.git.readBlob(file.oid)
  if (accept.includes('raw')) return raw(body)
  return ok(contentShape(world, repository, { ...file, body }))
}

const putWish = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().optional(),
  branch: z.string().optional(),
  author: signature.optional(),
  committer: signature.optional(),
})

async function putContent(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const wish = read(call, putWish)
  const path = textAt(call, 'path')
  const branch = wish.branch ?? repository.defaultBranch
  const parent = headOf(repository, branch)
  const known = await checkSha(call, { parent, path, branch, sha: wish.sha })
  const body = Buffer.from(wish.content, 'base64')
  const oid = await world.git.writeBlob(body)
  const changes = [{ path, mode: known?.mode ?? '100644', oid }]
  const commit = await push(call, { ...wish, branch, parent, changes })
  const content = contentShape(world, repository, { path, ref: branch, oid, body: Buffer.of() })
  const answer = { content: { ...content, size: body.length }, commit }
  return known === undefined ? created(answer) : ok(answer)
}

const deleteWish = putWish.omit({ content: true, sha: true }).extend({ sha: z.string() })

async function deleteContent(call: RepositoryCall): Promise<Answer> {
  const wish = read(call, deleteWish)
  const path = textAt(call, 'path')
  const branch = wish.branch ?? call.repository.defaultBranch
  const parent = headOf(call.repository, branch)
  if ((await checkSha(call, { parent, path, branch, sha: wish.sha })) === undefined)
    throw notFound()
  const changes = [{ path, mode: '100644', oid: null }]
  return ok({ content: null, commit: await push(call, { ...wish, branch, parent, changes }) })
}

interface Target {
  readonly parent: string | undefined
  readonly path: string
  readonly branch: string
  readonly sha: string | undefined
}

/** The file that is there now; writing over it takes its `sha`, and a stale one is a conflict. */
async function checkSha({ world, repository }: RepositoryCall, target: Target) {
  const { parent, path, branch, sha } = target
  if (parent === undefined && repository.refs.size > 0) {
    throw new Problem(404, `Branch ${branch} not found`)
  }
  const known = parent === undefined ? undefined : await world.git.entryAt(parent, path)
  if (known !== undefined && sha === undefined) {
    throw new Problem(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
  }
  if (sha !== undefined && known?.oid !== sha) {
    throw new Problem(409, `${path} does not match ${sha}`)
  }
  return known
}

type Push = Pick<z.infer<typeof putWish>, 'message' | 'author' | 'committer'> & {
  readonly branch: string
  readonly parent: string | undefined
  readonly changes: Parameters<typeof commitOnto>[2]['changes']
}

async function push(call: RepositoryCall, wish: Push): Promise<unknown> {
  const { world, repository, user } = call
  const { message, changes } = wish
  const ref = `refs/heads/${wish.branch}`
  guardPush(world, repository, { ref, status: 409 })
  const identities = identitiesOf(call, wish)
  const sha = await commitOnto(world, wish.parent, { message, changes, ...identities })
  await guardWorkflows(world, call.actor, { at: repository, sha })
  await moveRef(world, { repositoryId: repository.id, ref, to: sha, by: user })
  const commit = await world.git.readCommit(sha)
  if (commit === undefined) throw notFound()
  return gitCommitShape(world, repository, commit)
}
