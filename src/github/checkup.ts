import { z } from 'zod'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Store } from '../store/store.ts'
import { type Access, accessThrough } from './access.ts'
import { hidden } from './asking.ts'
import { deliveriesSeen } from './checkup-deliveries.ts'
import type { AppSeen, Checkup, InstallationSeen, RepositorySeen } from './checkup-seen.ts'
import { type Directory, directoryOf } from './directory.ts'
import { groundAt } from './ground.ts'
import { movesSeen } from './moves.ts'
import { rememberedObjects } from './objects.ts'
import type { Octokit } from './octokit.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { askedForBy } from './required-checks.ts'

/** Who looks: the app, with the tokens of its installations, or a person with a token of their own. */
export type Looker =
  | {
      readonly kind: 'app'
      readonly appId: string
      readonly app: Octokit
      readonly octokitFor: (installation: number) => Promise<Octokit>
    }
  | { readonly kind: 'person'; readonly octokit: Octokit }

/** What a checkup needs besides GitHub. */
export interface CheckupOptions {
  /** Remembers what is read while it lasts. */
  readonly store: Store
  readonly now: () => Date
}

/**
 * Looks at everything that has to be right on GitHub before the service can do its work there, and
 * writes nothing. What is not shown to whoever looks is `undefined`. Throws `OutsideError` when
 * GitHub does not answer.
 */
export async function checkupOf(
  looker: Looker,
  at: { readonly owner: string; readonly name: string },
  options: CheckupOptions,
): Promise<Checkup> {
  if (looker.kind === 'person') {
    const access = accessThrough(looker.octokit)
    const outside = outsideOf(looker, access, options)
    return { ...nothingSeen, as: 'person', repository: await repositorySeen(outside, access, at) }
  }
  const app = accessThrough(looker.app)
  const self = await appSeen(app)
  const installation = await installationSeen(app, at)
  const seen = {
    ...nothingSeen,
    app: self,
    installation,
    deliveries: await deliveriesSeen(app),
  }
  if (installation === undefined || installation.suspended) return seen
  const access = accessThrough(await looker.octokitFor(installation.id))
  const outside = outsideOf(looker, access, options)
  return { ...seen, repository: await repositorySeen(outside, access, at) }
}

const nothingSeen: Checkup = {
  as: 'app',
  app: undefined,
  installation: undefined,
  deliveries: undefined,
  repository: undefined,
}

/** Nobody but the app sees installations. */
const noDirectory: Directory = {
  find: async () => undefined,
  named: async () => undefined,
  all: async () => [],
  known: async () => [],
  forget() {},
}

function outsideOf(looker: Looker, access: Access, { store, now }: CheckupOptions): Outside {
  const through = async (installation: number): Promise<Access> =>
    looker.kind === 'app' ? accessThrough(await looker.octokitFor(installation)) : access
  return {
    appId: looker.kind === 'app' ? looker.appId : '',
    directory:
      looker.kind === 'app' ? directoryOf(accessThrough(looker.app), through) : noDirectory,
    objects: rememberedObjects(store),
    store,
    now,
    accessTo: (place) => through(place.installation),
    registry: async () => 'unknown',
    facts: async () => undefined,
    moves: movesSeen(),
  }
}

const granted = z.record(z.string(), z.string())

async function appSeen(app: Access): Promise<AppSeen> {
  const { data } = await app.ask('read what the app asks for', (octokit) =>
    octokit.rest.apps.getAuthenticated(),
  )
  const hook = await app.askFor(
    'read where webhooks go',
    (octokit) => octokit.rest.apps.getWebhookConfigForApp(),
    hidden,
  )
  return {
    slug: data?.slug ?? '',
    permissions: granted.catch({}).parse(data?.permissions),
    events: data?.events ?? [],
    hookUrl: hook?.data.url,
  }
}

async function installationSeen(
  app: Access,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<InstallationSeen | undefined> {
  const answer = await app.askFor('read the installation', (octokit) =>
    octokit.rest.apps.getRepoInstallation({ owner, repo: name }),
  )
  if (answer === undefined) return undefined
  const { id, suspended_at, permissions, events, html_url, created_at } = answer.data
  return {
    id,
    at: new Date(created_at),
    suspended: suspended_at !== null,
    permissions: granted.catch({}).parse(permissions),
    events,
    url: html_url,
  }
}

async function repositorySeen(
  outside: Outside,
  access: Access,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<RepositorySeen | undefined> {
  const answer = await access.askFor(
    'read the repository',
    (octokit) => octokit.rest.repos.get({ owner, repo: name }),
    hidden,
  )
  if (answer === undefined) return undefined
  const { id, default_branch: defaultBranch, archived } = answer.data
  const place: Place = {
    id: String(id),
    owner: answer.data.owner.login,
    name: answer.data.name,
    installation: 0,
    installedAt: new Date(0),
    permissions: {},
  }
  const rules = { place, branch: defaultBranch }
  return {
    defaultBranch,
    archived,
    ground: await shownOf(async () => await groundSeen(outside, access, rules)),
    workflows: await workflowsSeen(access, place),
    required: await shownOf(async () => await askedForBy(access, rules)),
  }
}

async function groundSeen(
  outside: Outside,
  access: Access,
  { place, branch }: { readonly place: Place; readonly branch: string },
): Promise<RepositorySeen['ground']> {
  const { owner, name } = place
  const answer = await access.askFor(`read the branch ${branch}`, (octokit) =>
    octokit.rest.repos.getBranch({ owner, repo: name, branch }),
  )
  if (answer === undefined) return undefined
  const reading = readingOf(outside, access, place)
  const ground = await groundAt(reading, answer.data.commit.sha)
  const { validation, publication } = ground.config
  const paths = [validation.workflow, publication.workflow].filter((path) => path !== undefined)
  const oids = new Map(paths.map((path) => [path, ground.tree.get(path)?.oid]))
  const wanted = [...oids.values()].filter((oid) => oid !== undefined)
  const texts = await outside.objects.texts(access, place, wanted)
  return {
    ...ground,
    workflowTexts: new Map(
      [...oids].flatMap(([path, oid]) => {
        const text = oid === undefined ? undefined : texts.get(oid)
        return text === undefined ? [] : [[path, text] as const]
      }),
    ),
  }
}

async function workflowsSeen(
  access: Access,
  { owner, name }: Place,
): Promise<RepositorySeen['workflows']> {
  const all = await access.askFor(
    'list the workflows',
    (octokit) =>
      octokit.paginate(octokit.rest.actions.listRepoWorkflows, {
        owner,
        repo: name,
        per_page: 100,
      }),
    hidden,
  )
  return all === undefined ? undefined : new Map(all.map(({ path, state }) => [path, state]))
}

/** What GitHub refuses to show is not known; what may succeed in a moment is not. */
async function shownOf<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof OutsideError && !error.retryable) return undefined
    throw error
  }
}
