import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import type { Clock } from '../../sandbox/clock.ts'
import type { GitRepository } from '../../sandbox/git/repository.ts'
import { type Sandbox, sandbox } from '../../sandbox/sandbox.ts'
import type { App, Installation, Role, User } from '../../sandbox/state/people.ts'
import type { Repository } from '../../sandbox/state/repository.ts'
import type { SignIn } from '../../sandbox/state/sign-ins.ts'
import { callbackPath } from '../../server/board/callback-path.ts'
import { models } from './models.ts'
import { Person, type Place } from './person.ts'
import { registration } from './registration.ts'

/** A GitHub with one KAITO repository, the people around it, and Usher installed. */
export interface Arranged {
  readonly sandbox: Sandbox
  readonly place: Place
  /** The organisation that owns the repository. */
  readonly owner: User
  readonly repository: Repository
  readonly installation: Installation
  readonly rin: Person
  readonly ada: Person
  readonly mallory: Person
  readonly app: {
    readonly id: string
    readonly privateKey: string
    readonly secret: string
    /** With these people sign in to the board. */
    readonly clientId: string
    readonly clientSecret: string
  }
  /** The accounts with their personal tokens, for git and for whoever wants to act as somebody. */
  readonly tokens: Readonly<Record<'rin' | 'ada' | 'mallory', User>>
  /** rin forks the repository as it is now. */
  readonly fork: () => Repository
  /** One more repository of the owner, with Usher installed on it too. */
  readonly found: (name: string, files: ReadonlyMap<string, string>) => Promise<Repository>
  /** Installs Usher on a repository, which nobody is told of; all of one owner share an installation. */
  readonly install: (repository: Repository) => Installation
  /** Gives somebody a role in the repository, in place of the one they had. */
  readonly give: (person: Person, role: Role) => void
}

/** What a GitHub is arranged with. */
export interface Arrangement {
  readonly clock?: Clock
  readonly webhookUrl?: string
  /** Files the repository starts with; without them it has a README and is filled by `git push`. */
  readonly files?: ReadonlyMap<string, string>
  /** The key the app signs in with, both halves in PEM; a new one unless given. */
  readonly keys?: Keys
  /** Shared with others that are arranged; its own unless given. */
  readonly git?: GitRepository
}

export interface Keys {
  readonly publicKey: string
  readonly privateKey: string
}

/** Builds the world of the demo: ada maintains kaito-project/kaito, rin and mallory are outsiders. */
export async function arrange({
  clock,
  webhookUrl,
  files,
  keys = newKeys(),
  git,
}: Arrangement): Promise<Arranged> {
  const github = await sandbox(clock, git)
  const owner = github.createUser('kaito-project', 'Organization')
  const rin = github.createUser('rin')
  const ada = github.createUser('ada')
  const mallory = github.createUser('mallory')
  const repository = await github.createRepository({
    owner,
    name: 'kaito',
    ...(files && { files }),
  })
  github.addCollaborator(repository, ada, 'maintain')
  for (const model of models) github.hub.publish(model)

  const { app, ...door } = registerApp(github, { keys, webhookUrl })
  const install = (one: Repository): Installation => github.install(app, one)
  const installation = install(repository)
  const place = { owner: 'kaito-project', repo: 'kaito' }
  const person = (account: typeof rin): Person =>
    new Person({ login: account.login, octokit: octokitOf(github, account.token) }, place)
  return {
    sandbox: github,
    place,
    owner,
    repository,
    installation,
    rin: person(rin),
    ada: person(ada),
    mallory: person(mallory),
    app: { id: String(app.id), privateKey: keys.privateKey, ...door },
    tokens: { rin, ada, mallory },
    fork: () => github.fork(repository, rin),
    install,
    async found(name, content) {
      const other = await github.createRepository({ owner, name, files: content })
      install(other)
      return other
    },
    give: ({ login }, role) =>
      github.addCollaborator(repository, accountOf([rin, ada, mallory], login), role),
  }
}

/** Registers Usher as its `app.yml` says, with secrets of its own. */
function registerApp(
  github: Sandbox,
  { keys, webhookUrl }: { readonly keys: Keys; readonly webhookUrl: string | undefined },
): { readonly app: App; readonly secret: string } & SignIn {
  const secret = randomBytes(32).toString('hex')
  const signIn = signInFor(webhookUrl)
  const app = github.createApp({
    slug: 'usher',
    ...registration(),
    webhookSecret: secret,
    publicKey: keys.publicKey,
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    signIn,
  })
  return { app, secret, ...signIn }
}

/** The board is where the webhooks go; on this machine its port does not matter. */
function signInFor(webhookUrl: string | undefined): SignIn {
  const origin = webhookUrl === undefined ? 'http://127.0.0.1' : new URL(webhookUrl).origin
  return {
    clientId: 'Iv23liUsherSandbox',
    clientSecret: randomBytes(20).toString('hex'),
    callbackUrl: `${origin}${callbackPath}`,
  }
}

function accountOf(accounts: readonly User[], login: string): User {
  const account = accounts.find((one) => one.login === login)
  if (account === undefined) throw new Error(`Nobody is called ${login}`)
  return account
}

/** Makes the key of an app, which takes a while. */
export function newKeys(): Keys {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** Speaks to the sandbox as somebody, in process, and pins the API's version as GitHub asks. */
function octokitOf(github: Sandbox, auth: string): Octokit {
  const octokit = new Octokit({
    auth,
    baseUrl: 'http://sandbox.invalid',
    request: { fetch: github.fetch },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  })
  octokit.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = '2022-11-28'
  })
  return octokit
}
