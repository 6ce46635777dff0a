import { parseMarker } from '../decide/marker.ts'
import type { ConfigurationAsked } from '../lifecycle/configuration.ts'
import { configPath } from '../lifecycle/names.ts'
import type { EditSnapshot, FileAt } from '../lifecycle/snapshot.ts'
import { type ChecksKey, type ProposalKey, type PullKey, renderKey } from '../reconcile/key.ts'
import { filesAbout, isAllAbout, rememberAbout } from './about.ts'
import type { Access } from './access.ts'
import { atPlace, mustBeHere } from './at-place.ts'
import { noteChecked } from './checked.ts'
import { filesOfCommit } from './edited-files.ts'
import { brings } from './find-home.ts'
import { filesOn, type Ground, groundAt, pathsWith, proposalsOn, type Reading } from './ground.ts'
import { noHint, recallHint, rememberHint } from './hints.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { fileOf, isProposal } from './proposal-files.ts'
import { type PullSeen, pullSeen } from './pull-seen.ts'
import { requestsOn } from './requests-on.ts'
import { requiredChecks } from './required-checks.ts'

/** A pull request with the ground it stands on. */
export interface PullThere {
  readonly place: Place
  readonly access: Access
  readonly seen: PullSeen
  readonly ground: Ground
}

/** Looks at a pull request; `undefined` where there is none. */
export async function pullThere(
  outside: Outside,
  key: PullKey | ChecksKey,
): Promise<PullThere | undefined> {
  return await atPlace(outside, key.repository, async (access, place) => {
    const seen = await pullSeen(access, { appId: outside.appId, place }, key.number)
    if (seen === undefined) return undefined
    mustBeHere(place, seen.repository)
    await outside.objects.keepRoot(seen.repository.head, seen.tree)
    const ground = await groundAt(readingOf(outside, access, place), seen.repository.head)
    return { place, access, seen, ground }
  })
}

/**
 * The proposals a pull request is about: those in its files, or, where it is our own, the one its
 * marker names; the audit's own has the audit look again. Remembers which proposals it brings.
 */
export async function resolvePull(
  outside: Outside,
  there: PullThere,
): Promise<readonly ProposalKey[]> {
  const { seen, ground } = there
  const repository = seen.repository.id
  if (seen.ours) {
    const marker = parseMarker(seen.body)
    if (marker?.kind === 'repair') await auditSoon(outside, repository)
    if (marker?.kind !== 'follow-up') return []
    return [{ kind: 'proposal', repository: marker.home ?? repository, file: marker.file }]
  }
  const files = filesAbout(seen.files, ground.config)
  for (const file of files.filter((one) => brings(seen.files, one, ground.config))) {
    await keepHome(outside, there, file)
  }
  const about = isAllAbout(seen.files, ground) ? files : []
  const which = { repository, number: seen.pull.number }
  await rememberAbout(outside.store, which, { files: about, own: false })
  return files.map((file) => ({ kind: 'proposal', repository, file }))
}

/** By then the proposals that the repairs changed have been looked at. */
const repairedMs = 60_000

async function auditSoon({ store, now }: Outside, repository: string): Promise<void> {
  const at = new Date(now().getTime() + repairedMs)
  await store.later(renderKey({ kind: 'audit', repository }), at)
}

/** A merged pull request is home before an open one, that before a closed one, and of equals the older. */
async function keepHome(outside: Outside, there: PullThere, file: string): Promise<void> {
  const { seen, place, access, ground } = there
  const key = { repository: seen.repository.id, file }
  const hint = (await recallHint(outside.store, key)) ?? noHint
  const path = seen.files.find((one) => fileOf(one.path) === file)?.path
  const mine = { ...hint, home: seen.pull.number, path: hint.path ?? path }
  if (hint.home === seen.pull.number) return
  if (typeof hint.home !== 'number') return await rememberHint(outside.store, key, mine)
  const other = await pullSeen(access, { appId: outside.appId, place }, hint.home)
  const keeps = other !== undefined && brings(other.files, file, ground.config)
  if (keeps && rankOf(other) < rankOf(seen)) return
  await rememberHint(outside.store, key, mine)
}

const ranks = { merged: 0, open: 1, closed: 2 } as const

function rankOf({ pull }: PullSeen): number {
  return ranks[pull.state] * 1e10 + pull.number
}

/**
 * An open pull request that edits proposals of the default branch and brings none, that changes the
 * configuration, or of which a rule asks for our checks: all as it is at its head. `undefined` for
 * every other. Of our own only what a rule asks for is looked at.
 */
export async function editOf(
  outside: Outside,
  there: PullThere,
): Promise<EditSnapshot | undefined> {
  const { seen, ground, place, access } = there
  if (seen.pull.state !== 'open') return undefined
  const required = await requiredChecks(outside, access, { place, branch: seen.base })
  await noteChecked(outside, required, { repository: seen.repository.id, ...seen.pull })
  const touched = touchedBy(there)
  const brought = required.length === 0 ? [] : touched.brought
  const wanted = [...touched.edited, ...touched.configuration, ...touched.templates, ...brought]
  // What is asked of the home of a proposal is answered there.
  const isHome = touched.brought.length > brought.length
  const requests = isHome ? [] : await requestsOn(outside, seen.repository.id, seen.pull)
  if ([...wanted, ...required, ...requests].length === 0) return undefined
  const { owner, name } = seen.repository
  const read = await filesOfCommit(access, { owner, name, commit: seen.pull.head }, wanted)
  const reading = readingOf(outside, access, place)
  const after = read.find(({ path }) => touched.templates.includes(path))
  return {
    bot: seen.bot,
    repository: { ...seen.repository, installedAt: place.installedAt },
    config: ground.config,
    template: ground.template,
    paths: pathsWith(ground, seen.files),
    pull: seen.pull,
    edited: read.filter(({ path }) => touched.edited.includes(path)),
    merged: await filesOn(reading, ground, touched.edited),
    brought: read.filter(({ path }) => brought.includes(path)),
    required,
    requests,
    ...(after === undefined
      ? {}
      : { templateAsked: { after, documents: await held(reading, ground) } }),
    ...(touched.configuration.length === 0
      ? {}
      : { configuration: configurationAsked(ground, read) }),
  }
}

/** More documents than this are not compared with a new template. */
const mostDocuments = 300

async function held(reading: Reading, ground: Ground): Promise<readonly FileAt[]> {
  return await filesOn(reading, ground, proposalsOn(ground).slice(-mostDocuments))
}

/** The paths of a pull request that are something to us. */
interface Touched {
  /** Proposals it changes, where it brings none. */
  readonly edited: readonly string[]
  readonly brought: readonly string[]
  /** The configuration, and the template, where it changes those. */
  readonly configuration: readonly string[]
  readonly templates: readonly string[]
}

function touchedBy({ seen, ground }: PullThere): Touched {
  if (seen.ours) return { edited: [], brought: [], configuration: [], templates: [] }
  const proposals = seen.files.filter(({ path }) => isProposal(path, ground.config))
  const brought = proposals.filter(({ path }) => brings(seen.files, fileOf(path), ground.config))
  const modified = proposals.filter((one) => one.change === 'modified')
  const edited = brought.length > 0 ? [] : modified
  const changed = new Set(seen.files.map(({ path }) => path))
  return {
    edited: edited.map(({ path }) => path),
    brought: brought.map(({ path }) => path),
    configuration: [configPath].filter((path) => changed.has(path)),
    templates: [ground.template?.path ?? ''].filter((path) => changed.has(path)),
  }
}

function configurationAsked(
  { layers, configProblem }: Ground,
  read: readonly FileAt[],
): ConfigurationAsked {
  const text = read.find(({ path }) => path === configPath)?.text
  return { text, layers, problem: configProblem }
}
