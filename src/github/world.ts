import type { Action, Outcome } from '../decide/plan.ts'
import type { EditSnapshot, ImageTag } from '../lifecycle/snapshot.ts'
import { type ChecksKey, type Key, type PullKey, parseKey, renderKey } from '../reconcile/key.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Where, World } from '../reconcile/world.ts'
import type { Store } from '../store/store.ts'
import { type Access, accessThrough } from './access.ts'
import { act } from './act.ts'
import { actElsewhere } from './act-elsewhere.ts'
import { directoryOf } from './directory.ts'
import type { Doing } from './doing.ts'
import { movesSeen } from './moves.ts'
import { rememberedObjects } from './objects.ts'
import { observe } from './observe.ts'
import { observeAudit } from './observe-audit.ts'
import { observeGroup } from './observe-group.ts'
import type { Octokit } from './octokit.ts'
import type { Outside } from './outside.ts'
import type { Pace } from './pace.ts'
import { redeliver } from './redeliver.ts'
import { mayBeRequired } from './required-checks.ts'
import { resolveHead } from './resolve-head.ts'
import { resolveKnown } from './resolve-known.ts'
import { editOf, type PullThere, pullThere, resolvePull } from './resolve-pull.ts'
import { resolveRepository } from './resolve-repository.ts'
import { resolveRun } from './resolve-run.ts'
import { sweptNow } from './sweep-rhythm.ts'
import { keysAwaiting } from './waiting.ts'

/**
 * What the world needs. The Octokits must not retry or throttle by themselves: trying again is the
 * queue's work, and pacing that of `pace`.
 */
export interface GithubOptions {
  readonly appId: string
  /** Speaks as the app itself. */
  readonly appOctokit: Octokit
  /** Speaks as one installation; asked once for each. */
  readonly octokitFor: (installation: number) => Promise<Octokit>
  readonly store: Store
  readonly now: () => Date
  readonly pace: Pace
  /** Whether an image with exactly this tag is there. */
  readonly registry: (image: string, tag: string) => Promise<ImageTag['is']>
  /** What a hub says of a model; `undefined` where there is none to ask. Never throws for its silence. */
  readonly facts: Outside['facts']
}

export interface GithubWorld extends World {
  /** The keys of every repository the app may see, or of those it is known to, and those that were given up since. */
  sweep(which?: 'all' | 'known'): Promise<readonly Key[]>
  /** Has GitHub send again the webhooks that never arrived; says how many. */
  redeliver(): Promise<number>
}

/** GitHub as the loop sees it. */
export function githubWorld(options: GithubOptions): GithubWorld {
  const app = accessThrough(options.appOctokit)
  const accessOf = accesses(options.octokitFor)
  const directory = directoryOf(app, accessOf)
  const objects = rememberedObjects(options.store)
  const { appId, store, now, registry, facts } = options
  const accessTo: Outside['accessTo'] = (place) => accessOf(place.installation)
  const moves = movesSeen()
  const asking = { store, now, registry, facts, accessTo }
  const outside: Outside = { appId, directory, objects, moves, ...asking }
  const pulls = pullsOf(outside)

  return {
    observe: (key) => observe(outside, key),
    resolve: (key) => resolved(outside, pulls, key),
    observeAudit: (key) => observeAudit(outside, key),
    async observeEdit(key) {
      if (key.kind === 'checks' && !(await mayBeRequired(outside, key.repository))) return undefined
      return await pulls.edit(key)
    },
    observeGroup: (key) => observeGroup(outside, key),
    act: (action, where) => actAt(outside, options.pace, { action, where }),
    async sweep(which = 'all') {
      const places = await sweptNow(store, await directory[which](), now())
      const whole = places.map(({ id }) => ({ kind: 'repository', repository: id }) as const)
      return [...whole, ...(await givenUp(store))]
    },
    redeliver: () => redeliver(app, store, now()),
  }
}

async function resolved(outside: Outside, pulls: Pulls, key: Key): Promise<readonly Key[]> {
  switch (key.kind) {
    case 'proposal':
      return [key]
    case 'repository':
      return await resolveRepository(outside, key)
    case 'run':
      return await resolveRun(outside, key)
    case 'head':
      return await resolveHead(outside, key)
    case 'checks':
    case 'audit':
      return []
    case 'left':
      outside.directory.forget()
      return await keysAwaiting(outside.store, key.repository)
    case 'pull':
      return await pulls.resolve(key)
  }
}

/** Nothing about them may have changed since, so no repository leads to them again. */
async function givenUp(store: Store): Promise<readonly Key[]> {
  return (await store.dead()).flatMap((dead) => parseKey(dead.key) ?? [])
}

interface Pulls {
  readonly resolve: (key: PullKey) => Promise<readonly Key[]>
  readonly edit: (key: PullKey | ChecksKey) => Promise<EditSnapshot | undefined>
}

function pullsOf(outside: Outside): Pulls {
  /** What resolving a pull request saw, for whoever looks at its edits straight after. */
  const justSeen = new Map<string, PullThere | undefined>()
  return {
    async resolve(key) {
      // Where a rule may ask for our checks there is more to do about it than its proposals.
      const isSimple = !(await mayBeRequired(outside, key.repository))
      const known = isSimple ? await resolveKnown(outside, key) : undefined
      const there = known === undefined ? await pullThere(outside, key) : undefined
      justSeen.set(renderKey(key), there)
      const found = known ?? (there === undefined ? [] : await resolvePull(outside, there))
      const isHere = found.some((one) => one.repository === key.repository)
      const isExpected = key.merged !== undefined && isHere
      if (isExpected) outside.moves.expect(key.repository, key.merged)
      return found
    },
    async edit(key) {
      const name = renderKey(key)
      const there = justSeen.has(name) ? justSeen.get(name) : await pullThere(outside, key)
      justSeen.delete(name)
      return there === undefined ? undefined : await editOf(outside, there)
    },
  }
}

/** Makes a change in the repository it is for. */
async function actAt(
  outside: Outside,
  pace: Pace,
  { action, where }: { readonly action: Action; readonly where: Where },
): Promise<Outcome> {
  const there = 'there' in action ? action.there : undefined
  if (there === undefined) return await act(await doingAt(outside, pace, where), action)
  const at = { ...where, repository: { ...where.repository, ...there } }
  const change = async (): Promise<Outcome> => await act(await doingAt(outside, pace, at), action)
  return await actElsewhere(outside, there.id, change)
}

/** What a change in a repository takes. */
async function doingAt(
  { directory, accessTo, store, objects }: Outside,
  pace: Pace,
  where: Where,
): Promise<Doing> {
  const access = await accessFor({ directory, accessTo }, where)
  const { owner, name } = where.repository
  return { access, repo: { owner, repo: name }, where, pace, store, objects }
}

async function accessFor(
  { directory, accessTo }: Pick<Outside, 'directory' | 'accessTo'>,
  { repository }: Where,
): Promise<Access> {
  const place = await directory.find(repository.id)
  if (place !== undefined) return await accessTo(place)
  throw new OutsideError(`Could not reach ${repository.owner}/${repository.name} any more`, {
    retryable: false,
  })
}

/** One door for each installation, opened when it is first needed. */
function accesses(
  octokitFor: GithubOptions['octokitFor'],
): (installation: number) => Promise<Access> {
  const open = new Map<number, Access>()
  return async (installation) => {
    const known = open.get(installation)
    if (known !== undefined) return known
    const access = accessThrough(await octokitFor(installation))
    open.set(installation, access)
    return access
  }
}
