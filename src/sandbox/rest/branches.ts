import { Moved, Problem } from '../problem.ts'
import { commitShape } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import type { Shape } from '../world.ts'
import {
  inRepository,
  listed,
  type Operations,
  ok,
  type RepositoryCall,
  textAt,
} from './operation.ts'
import { protectionOf } from './rules.ts'

const contents = { needs: ['contents:read'], role: 'read' } as const

/** Branches. */
export const branches: Operations = {
  'repos/get-branch': inRepository(contents, async (call) =>
    ok(await branchAnswer(call, textAt(call, 'branch'))),
  ),
  'repos/list-branches': inRepository(contents, (call) => {
    const { repository } = call
    const names = [...repository.refs.keys()].filter((ref) => ref.startsWith('refs/heads/')).sort()
    return listed(names, (ref) => {
      const name = ref.slice('refs/heads/'.length)
      const sha = repository.refs.get(ref)
      const { api } = placesOf(call.world, repository)
      const { protected: isProtected } = protectionOf(call, name)
      return { name, commit: { sha, url: `${api}/commits/${sha}` }, protected: isProtected }
    })
  }),
}

/** A branch; one that was renamed leads to its new name. */
export async function branchAnswer(call: RepositoryCall, name: string): Promise<Shape> {
  const { world, repository } = call
  const sha = repository.refs.get(`refs/heads/${name}`)
  const commit = sha === undefined ? undefined : await world.git.readCommit(sha)
  const later = repository.formerBranches.get(name)
  if (commit === undefined && later !== undefined) {
    throw new Moved(301, `${world.place.url}/repositories/${repository.id}/branches/${later}`)
  }
  if (commit === undefined) throw new Problem(404, 'Branch not found')
  const { api, page } = placesOf(world, repository)
  return {
    name,
    commit: commitShape(world, repository, commit),
    _links: { self: `${api}/branches/${name}`, html: `${page}/tree/${name}` },
    ...protectionOf(call, name),
    protection_url: `${api}/branches/${name}/protection`,
  }
}
