import { installationShape } from '../shape/people.ts'
import { repositoryMention } from '../shape/repository.ts'
import { userOf } from '../state/lookup.ts'
import type { Installation } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { timeOf, type World } from '../world.ts'

/** Tells an app what became of its installation, also one that is suspended or gone. */
export function tellInstallation(
  world: World,
  installation: Installation,
  action: 'created' | 'deleted' | 'suspend' | 'unsuspend' | 'new_permissions_accepted',
): void {
  const repositories = installation.repositoryIds.flatMap((id) => mentionOf(world, id))
  world.outbox.push({
    name: 'installation',
    action,
    repository: undefined,
    installation,
    sender: userOf(world.state, installation.accountId),
    payload: { installation: installationShape(world, installation), repositories },
  })
}

function mentionOf(world: World, id: number) {
  const repository = world.state.repositories.get(id)
  return repository === undefined ? [] : [repositoryMention(world, repository)]
}

/** Suspends an installation, or takes that back. */
export function suspend(world: World, { id }: Installation, is: 'suspended' | 'active'): void {
  const before = world.state.installations.get(id)
  if (before === undefined) throw new Error(`There is no installation ${id}`)
  const suspendedAt = is === 'suspended' ? timeOf(world) : undefined
  const installation = { ...before, suspendedAt }
  world.state.installations.set(id, installation)
  tellInstallation(world, installation, is === 'suspended' ? 'suspend' : 'unsuspend')
}

/** Puts a repository under an installation or takes it away, and tells the app. */
export function cover(
  world: World,
  { id }: Installation,
  { repository, is }: { readonly repository: Repository; readonly is: 'added' | 'removed' },
): void {
  const before = world.state.installations.get(id)
  if (before === undefined) throw new Error(`There is no installation ${id}`)
  const others = before.repositoryIds.filter((one) => one !== repository.id)
  const repositoryIds = is === 'added' ? [...others, repository.id] : others
  const installation = { ...before, repositoryIds }
  world.state.installations.set(id, installation)
  const mentions = [repositoryMention(world, repository)]
  world.outbox.push({
    name: 'installation_repositories',
    action: is,
    repository: undefined,
    installation,
    sender: userOf(world.state, installation.accountId),
    payload: {
      installation: installationShape(world, installation),
      repository_selection: 'selected',
      repositories_added: is === 'added' ? mentions : [],
      repositories_removed: is === 'removed' ? mentions : [],
      requester: null,
    },
  })
}
