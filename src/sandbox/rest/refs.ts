import { z } from 'zod'
import { guardWorkflows } from '../acts/guard-workflows.ts'
import { moveRef } from '../acts/move-ref.ts'
import { guardPush } from '../acts/rules.ts'
import { notFound, Problem } from '../problem.ts'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { Shape } from '../world.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  read,
  textAt,
} from './operation.ts'

const reading = { needs: ['contents:read'], role: 'read' } as const
const writing = { needs: ['contents:write'], role: 'write' } as const

/** Branches and tags as refs. */
export const refs: Operations = {
  'git/get-ref': inRepository(reading, (call) => {
    const ref = `refs/${textAt(call, 'ref')}`
    const oid = call.repository.refs.get(ref)
    if (oid === undefined) throw notFound()
    return ok(refShape(call, ref, oid))
  }),
  'git/list-matching-refs': inRepository(reading, (call) => {
    const start = `refs/${textAt(call, 'ref')}`
    const matching = [...call.repository.refs].filter(([ref]) => ref.startsWith(start)).sort()
    return listed(matching, ([ref, oid]) => refShape(call, ref, oid))
  }),
  'git/create-ref': inRepository(writing, createRef),
  'git/update-ref': inRepository(writing, updateRef),
  'git/delete-ref': inRepository(writing, deleteRef),
}

function refShape({ world, repository }: RepositoryCall, ref: string, sha: string): Shape {
  const { api } = placesOf(world, repository)
  const object = { type: 'commit', sha, url: `${api}/git/commits/${sha}` }
  return { ref, node_id: nodeId('REF', ref), url: `${api}/git/${ref}`, object }
}

async function createRef(call: RepositoryCall): Promise<Answer> {
  const { ref, sha } = read(call, z.object({ ref: z.string(), sha: z.string() }))
  if (!/^refs\/[^/]+\/.+$/.test(ref)) throw new Problem(422, 'Reference name is not valid')
  if (call.repository.refs.has(ref)) throw new Problem(422, 'Reference already exists')
  await move(call, ref, sha)
  return created(refShape(call, ref, sha))
}

async function updateRef(call: RepositoryCall): Promise<Answer> {
  const wish = read(call, z.object({ sha: z.string(), force: z.boolean().optional() }))
  const ref = `refs/${textAt(call, 'ref')}`
  const from = call.repository.refs.get(ref)
  if (from === undefined) throw new Problem(422, 'Reference does not exist')
  await checkCommit(call, wish.sha)
  const isForward = await call.world.git.isAncestor(from, wish.sha)
  if (!isForward && wish.force !== true) throw new Problem(422, 'Update is not a fast forward')
  await move(call, ref, wish.sha)
  return ok(refShape(call, ref, wish.sha))
}

async function deleteRef(call: RepositoryCall): Promise<Answer> {
  const ref = `refs/${textAt(call, 'ref')}`
  if (!call.repository.refs.has(ref)) throw new Problem(422, 'Reference does not exist')
  await moveRef(call.world, { repositoryId: call.repository.id, ref, to: undefined, by: call.user })
  return noContent()
}

async function move(call: RepositoryCall, ref: string, sha: string): Promise<void> {
  const { world, repository, user } = call
  await checkCommit(call, sha)
  guardPush(world, repository, { ref, status: 422 })
  await guardWorkflows(world, call.actor, { at: repository, sha })
  await moveRef(world, { repositoryId: repository.id, ref, to: sha, by: user })
}

async function checkCommit({ world }: RepositoryCall, sha: string): Promise<void> {
  if ((await world.git.readCommit(sha)) === undefined) {
    throw new Problem(422, 'Object does not exist')
  }
}
