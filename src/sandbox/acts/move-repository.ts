import { invalid } from '../problem.ts'
import { userShape } from '../shape/people.ts'
import { fullNameOf, repositoryNamed, userOf } from '../state/lookup.ts'
import type { Installation, User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'
import { cover } from './installation.ts'

interface Acting {
  readonly at: Repository
  readonly by: User
}

/** Gives a repository another name; the old one leads to it until somebody else takes it. */
export function rename(world: World, { at, by }: Acting, name: string): Repository {
  const renamed = move(world, at, { name })
  tell(world, { at: renamed, by }, 'renamed', { repository: { name: { from: at.name } } })
  return renamed
}

/**
 * Gives a repository to another owner at once. The old owner's installations lose it; those the same
 * apps have at the new owner take it over.
 */
export function transfer(
  world: World,
  { at, by }: Acting,
  { owner, name = at.name }: { readonly owner: User; readonly name?: string | undefined },
): Repository {
  const installed = installationsOn(world, at)
  for (const one of installed) cover(world, one, { repository: at, is: 'removed' })
  const moved = move(world, at, { ownerId: owner.id, name })
  for (const { appId } of installed) {
    const there = installationOf(world, appId, owner)
    if (there !== undefined) cover(world, there, { repository: moved, is: 'added' })
  }
  const before = userOf(world.state, at.ownerId)
  const kind = before.kind === 'Organization' ? 'organization' : 'user'
  const from = { [kind]: userShape(world, before.id) }
  tell(world, { at: moved, by }, 'transferred', { owner: { from } })
  return moved
}

function installationsOn({ state }: World, at: Repository): readonly Installation[] {
  return [...state.installations.values()].filter((one) => one.repositoryIds.includes(at.id))
}

function installationOf({ state }: World, appId: number, owner: User): Installation | undefined {
  const all = state.installations.values()
  return all.find((one) => one.appId === appId && one.accountId === owner.id)
}

function move(
  world: World,
  at: Repository,
  changes: Partial<Pick<Repository, 'name' | 'ownerId'>>,
): Repository {
  const { state } = world
  const moved = { ...at, ...changes }
  const { login } = userOf(state, moved.ownerId)
  const twin = repositoryNamed(state, login, moved.name)
  if (twin !== undefined && twin.id !== at.id) {
    throw invalid('Repository', 'name', 'name already exists on this account')
  }
  state.formerNames.set(fullNameOf(state, at).toLowerCase(), at.id)
  state.repositories.set(at.id, moved)
  return moved
}

/** Tells of a change to the repository itself. */
export function tell(world: World, { at, by }: Acting, action: string, changes: Shape): void {
  world.outbox.push({
    name: 'repository',
    action,
    repository: at,
    sender: by,
    payload: { changes },
  })
}
