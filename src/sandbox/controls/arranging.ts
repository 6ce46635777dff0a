import { giveToken } from '../acts/give-token.ts'
import type { Desk } from '../server/desk.ts'
import { nodeId } from '../shape/node-id.ts'
import { installationShape } from '../shape/people.ts'
import { fullNameOf, userOf } from '../state/lookup.ts'
import type { App, Installation, Role, User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { act, theOne } from './act.ts'
import * as arrange from './arrange.ts'

/** People, apps and repositories, made without anybody being told. */
export interface Arranging {
  createUser(login: string, kind?: User['kind']): User
  createApp(wish: arrange.NewApp): App
  createRepository(wish: arrange.NewRepository): Promise<Repository>
  install(app: App, repository: Repository): Installation
  /** A token of the installation, for acting as an app whose key is not at hand. */
  tokenFor(installation: Installation): string
  /** Tells the app of its installation, as GitHub does; `install` by itself is silent. */
  announce(installation: Installation): Promise<void>
  suspend(installation: Installation): void
  /** `name` is that of a custom role built on the role. */
  addCollaborator(repository: Repository, user: User, role: Role, name?: string): void
  fork(repository: Repository, user: User): Repository
  /** Pull requests from it stay, without a head repository. */
  deleteRepository(repository: Repository): void
  /** Somebody pushes with git, and this is told; answers the new head of the branch. */
  push(repository: Repository, wish: arrange.Push): Promise<string>
}

export function arranging(desk: Desk): Arranging {
  const { world } = desk
  return {
    createUser: (login, kind) => arrange.createUser(world, login, kind),
    createApp: (wish) => arrange.createApp(world, wish),
    createRepository: (wish) => arrange.createRepository(world, wish),
    install: (app, repository) => arrange.install(world, app, repository),
    tokenFor: ({ id }) => giveToken(world, theOne(world.state.installations, id)).token,
    announce: (installation) => announce(desk, installation),
    suspend: ({ id }) => {
      const installation = theOne(world.state.installations, id)
      world.state.installations.set(id, { ...installation, suspended: true })
    },
    addCollaborator: (repository, user, role, name = role) =>
      arrange.addCollaborator(world, repository, { user, role, name }),
    fork: (repository, user) => arrange.fork(world, repository, user),
    deleteRepository: ({ id }) => {
      world.state.repositories.delete(id)
    },
    push: (repository, wish) => act(desk, () => arrange.push(world, repository, wish)),
  }
}

/** Tells an app that it was installed, and on what. */
async function announce(desk: Desk, installation: Installation): Promise<void> {
  const { world } = desk
  const { id, accountId, repositoryIds } = theOne(world.state.installations, installation.id)
  const repositories = repositoryIds.map((one) => theOne(world.state.repositories, one))
  const mentions = repositories.map((one) => ({
    id: one.id,
    node_id: nodeId('R', one.id),
    name: one.name,
    full_name: fullNameOf(world.state, one),
    private: one.isPrivate,
  }))
  const whole = installationShape(world, theOne(world.state.installations, id))
  await act(desk, () =>
    world.outbox.push({
      name: 'installation',
      action: 'created',
      repository: undefined,
      installation,
      sender: userOf(world.state, accountId),
      payload: { installation: whole, repositories: mentions },
    }),
  )
}
