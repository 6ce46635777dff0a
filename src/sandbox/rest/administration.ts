import { z } from 'zod'
import { rename, transfer } from '../acts/move-repository.ts'
import { changeDefault, renameBranch } from '../acts/rename-branch.ts'
import { notFound } from '../problem.ts'
import { repositoryShape } from '../shape/repository.ts'
import { userNamed } from '../state/lookup.ts'
import { branchAnswer } from './branches.ts'
import {
  type Answer,
  inRepository,
  type Operations,
  ok,
  type RepositoryCall,
  read,
  textAt,
} from './operation.ts'

const administration = { needs: ['administration:write'], role: 'admin' } as const

/** What the owners of a repository do to the repository itself. */
export const repositoryAdministration: Operations = {
  'repos/update': inRepository(administration, update),
  'repos/transfer': inRepository(administration, (call): Answer => {
    const { world, repository: at, user: by } = call
    const wish = read(call, z.object({ new_owner: z.string(), new_name: z.string().optional() }))
    const owner = userNamed(world.state, wish.new_owner)
    if (owner === undefined) throw notFound()
    const moved = transfer(world, { at, by }, { owner, name: wish.new_name })
    return { kind: 'whole', status: 202, body: repositoryShape(world, moved) }
  }),
  'repos/rename-branch': inRepository(administration, async (call): Promise<Answer> => {
    const { world, repository: at, user: by } = call
    const { new_name: to } = read(call, z.object({ new_name: z.string().min(1) }))
    const repository = await renameBranch(world, { at, by }, { from: textAt(call, 'branch'), to })
    return { kind: 'whole', status: 201, body: await branchAnswer({ ...call, repository }, to) }
  }),
}

const wish = z.object({
  name: z.string().min(1).max(100).optional(),
  default_branch: z.string().optional(),
  private: z.boolean().optional(),
})

function update(call: RepositoryCall): Answer {
  const { world, repository, user: by } = call
  const wished = read(call, wish)
  const isPrivate = wished.private ?? repository.isPrivate
  const shown = { ...repository, isPrivate }
  world.state.repositories.set(shown.id, shown)
  const named = wished.name === undefined ? shown : rename(world, { at: shown, by }, wished.name)
  const branch = wished.default_branch
  const isSame = branch === undefined || branch === named.defaultBranch
  const done = isSame ? named : changeDefault(world, { at: named, by }, branch)
  return ok(repositoryShape(world, done))
}
