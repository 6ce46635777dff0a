import { commitOnto } from '../acts/commit-to-branch.ts'
import { moveRef } from '../acts/move-ref.ts'
import { randomToken } from '../auth/random-token.ts'
import { identityOf } from '../shape/commit.ts'
import { userNamed } from '../state/lookup.ts'
import type { App, Installation, Permissions, Role, User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { SignIn } from '../state/sign-ins.ts'
import { timeOf, type World } from '../world.ts'

export interface NewApp {
  readonly slug: string
  readonly permissions: Permissions
  readonly events: readonly string[]
  readonly webhookSecret: string
  /** PEM, the public half of the key the app signs its JWTs with. */
  readonly publicKey: string
  readonly webhookUrl?: string
  readonly isListening?: boolean
  readonly signIn?: SignIn
}

export interface NewRepository {
  readonly owner: User
  readonly name: string
  readonly private?: boolean
  readonly files?: ReadonlyMap<string, string>
}

export interface Push {
  readonly branch: string
  readonly files: ReadonlyMap<string, string | null>
  readonly by: User
  readonly message?: string
  /** Where a new branch starts, and where a forced push puts an old one. */
  readonly from?: string
}

/** Makes somebody; their token is a personal one. */
export function createUser(world: World, login: string, kind: User['kind'] = 'User'): User {
  if (userNamed(world.state, login) !== undefined) throw new Error(`There is a ${login} already`)
  const id = world.nextId()
  const user = { id, login, kind, token: kind === 'User' ? `ghp_${randomToken(id)}` : '' }
  world.state.users.set(id, user)
  return user
}

/** Registers an app; its bot goes by `slug[bot]`. */
export function createApp(world: World, wish: NewApp): App {
  const bot = createUser(world, `${wish.slug}[bot]`, 'Bot')
  const owner = createUser(world, `${wish.slug}-owner`, 'Organization')
  const app: App = {
    webhookUrl: undefined,
    isListening: true,
    ...wish,
    permissions: { metadata: 'read', ...wish.permissions },
    id: world.nextId(),
    ownerId: owner.id,
    botId: bot.id,
    hookId: world.nextId(),
    createdAt: timeOf(world),
  }
  world.state.apps.set(app.id, app)
  return app
}

/** Makes a repository with one commit, which nobody is told of. */
export async function createRepository(world: World, wish: NewRepository): Promise<Repository> {
  const files = wish.files ?? new Map([['README.md', `# ${wish.name}\n`]])
  const identity = identityOf(world, wish.owner)
  const sha = await commitOnto(world, undefined, {
    changes: await changesOf(world, files),
    message: 'Initial commit',
    author: identity,
    committer: identity,
  })
  const now = timeOf(world)
  const repository: Repository = {
    id: world.nextId(),
    ownerId: wish.owner.id,
    name: wish.name,
    isPrivate: wish.private ?? false,
    defaultBranch: 'main',
    formerBranches: new Map(),
    parentId: undefined,
    refs: new Map([['refs/heads/main', sha]]),
    createdAt: now,
    pushedAt: now,
  }
  world.state.repositories.set(repository.id, repository)
  return repository
}

async function changesOf(world: World, files: ReadonlyMap<string, string | null>) {
  return await Promise.all(
    [...files].map(async ([path, text]) => {
      const oid = text === null ? null : await world.git.writeBlob(Buffer.from(text))
      return { path, mode: '100644', oid }
    }),
  )
}

/** A fork has the branches of its parent at that time and shares its objects. */
export function fork(world: World, parent: Repository, user: User): Repository {
  const current = world.state.repositories.get(parent.id) ?? parent
  const id = world.nextId()
  const forked = { ...current, id, ownerId: user.id, parentId: current.parentId ?? current.id }
  world.state.repositories.set(id, forked)
  return forked
}

/** Installs an app on a repository; all repositories of one owner share one installation. */
export function install(world: World, app: App, repository: Repository): Installation {
  const known = world.state.installations
    .values()
    .find((one) => one.appId === app.id && one.accountId === repository.ownerId)
  const installation: Installation = known ?? {
    id: world.nextId(),
    appId: app.id,
    accountId: repository.ownerId,
    repositoryIds: [],
    permissions: app.permissions,
    suspendedAt: undefined,
    createdAt: timeOf(world),
  }
  const repositoryIds = [...new Set([...installation.repositoryIds, repository.id])]
  const covering = { ...installation, repositoryIds }
  world.state.installations.set(covering.id, covering)
  return covering
}

/** Gives somebody a role; `name` is that of a custom role built on it. */
export function addCollaborator(
  world: World,
  repository: Repository,
  given: { readonly user: User; readonly role: Role; readonly name?: string },
): void {
  const { user, role, name } = given
  const collaboration = { repositoryId: repository.id, userId: user.id, role, name: name ?? role }
  world.state.collaborations.set(`${repository.id}/${user.id}`, collaboration)
}

/** Somebody pushes a commit; `null` deletes a file. Answers the new head. */
export async function push(world: World, at: Repository, wish: Push): Promise<string> {
  const refs = world.state.repositories.get(at.id)?.refs ?? at.refs
  const ref = `refs/heads/${wish.branch}`
  const parent = wish.from ?? refs.get(ref) ?? refs.get(`refs/heads/${at.defaultBranch}`)
  const identity = identityOf(world, wish.by)
  const sha = await commitOnto(world, parent, {
    changes: await changesOf(world, wish.files),
    message: wish.message ?? 'Change files',
    author: identity,
    committer: identity,
  })
  await moveRef(world, { repositoryId: at.id, ref, to: sha, by: wish.by })
  return sha
}
