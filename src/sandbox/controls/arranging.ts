import { giveToken } from '../acts/give-token.ts'
import { tellInstallation } from '../acts/installation.ts'
import type { Desk } from '../server/desk.ts'
import type { App, Installation, Permissions, Role, User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { act, theOne } from './act.ts'
import * as arrange from './arrange.ts'

/** People, apps and repositories, made without anybody being told. */
export interface Arranging {
  createUser(login: string, kind?: User['kind']): User
  createApp(wish: arrange.NewApp): App
  /** An app that reports and hears nothing; act as it with `tokenFor`. */
  createQuietApp(slug: string, permissions: Permissions): App
  createRepository(wish: arrange.NewRepository): Promise<Repository>
  install(app: App, repository: Repository): Installation
  /** A token of the installation, for acting as an app whose key is not at hand. */
  tokenFor(installation: Installation): string
  /** Tells the app of its installation, as GitHub does; `install` by itself is silent. */
  announce(installation: Installation): Promise<void>
  /** `name` is that of a custom role built on the role. */
  addCollaborator(repository: Repository, user: User, role: Role, name?: string): void
  fork(repository: Repository, user: User): Repository
  /** Pull requests from it stay, without a head repository. */
  deleteRepository(repository: Repository): void
  /** Somebody pushes with git, and this is told; answers the new head of the branch. */
  push(repository: Repository, wish: arrange.Push): Promise<string>
}

const quiet = { events: [], webhookSecret: '', publicKey: '', isListening: false } as const

export function arranging(desk: Desk): Arranging {
  const { world } = desk
  return {
    createUser: (login, kind) => arrange.createUser(world, login, kind),
    createApp: (wish) => arrange.createApp(world, wish),
    createQuietApp: (slug, permissions) =>
      arrange.createApp(world, { slug, permissions, ...quiet }),
    createRepository: (wish) => arrange.createRepository(world, wish),
    install: (app, repository) => arrange.install(world, app, repository),
    tokenFor: ({ id }) => giveToken(world, theOne(world.state.installations, id)).token,
    announce: ({ id }) =>
      act(desk, () => tellInstallation(world, theOne(world.state.installations, id), 'created')),
    addCollaborator: (repository, user, role, name = role) =>
      arrange.addCollaborator(world, repository, { user, role, name }),
    fork: (repository, user) => arrange.fork(world, repository, user),
    deleteRepository: ({ id }) => {
      world.state.repositories.delete(id)
    },
    push: (repository, wish) => act(desk, () => arrange.push(world, repository, wish)),
  }
}
