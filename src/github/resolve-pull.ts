import { parseMarker } from '../decide/marker.ts'
import { configPath } from '../lifecycle/names.ts'
import type { ConfigurationAsked, EditSnapshot, FileAt } from '../lifecycle/snapshot.ts'
import type { ProposalKey, PullKey } from '../reconcile/key.ts'
import type { Access } from './access.ts'
import { atPlace, mustBeHere } from './at-place.ts'
import { filesOfCommit } from './edited-files.ts'
import { brings } from './find-home.ts'
import { filesOn, type Ground, groundAt, pathsWith, proposalsOn, type Reading } from './ground.ts'
import { noHint, recallHint, rememberHint } from './hints.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { fileOf, isProposal } from './proposal-files.ts'
import { type PullSeen, pullSeen } from './pull-seen.ts'

/** A pull request with the ground it stands on. */
export interface PullThere {
  readonly place: Place
  readonly access: Access
  readonly seen: PullSeen
  readonly ground: Ground
}

/** Looks at a pull request; `undefined` where there is none. */
export async function pullThere(outside: Outside, key: PullKey): Promise<PullThere | undefined> {
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
 * marker names. Remembers which proposals it brings.
 */
export async function resolvePull(
  outside: Outside,
  there: PullThere,
): Promise<readonly ProposalKey[]> {
  const { seen, ground } = there
  const repository = seen.repository.id
  if (seen.ours) {
    const marker = parseMarker(seen.body)
    return marker?.kind === 'follow-up' ? [{ kind: 'proposal', repository, file: marker.file }] : []
  }
  const names = seen.files
    .filter(({ path }) => isProposal(path, ground.config))
    .map(({ path }) => fileOf(path))
  const files = [...new Set(names)]
  for (const file of files.filter((one) => brings(seen.files, one, ground.config))) {
    await keepHome(outside, there, file)
  }
  return files.map((file) => ({ kind: 'proposal', repository, file }))
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
 * An open pull request that edits proposals of the default branch and brings none, or that changes
 * the configuration: both as they are at its head. `undefined` for every other, our own among them.
 */
export async function editOf(
  outside: Outside,
  there: PullThere,
): Promise<EditSnapshot | undefined> {
  const { seen, ground, place, access } = there
  if (seen.ours || seen.pull.state !== 'open') return undefined
  const proposals = editedProposals(there)
  const changed = new Set(seen.files.map(({ path }) => path))
  const templates = [ground.template?.path ?? ''].filter((path) => changed.has(path))
  const settings = [configPath].filter((path) => changed.has(path))
  const wanted = [...proposals, ...templates, ...settings]
  if (wanted.length === 0) return undefined
  const { owner, name } = seen.repository
  const read = await filesOfCommit(access, { owner, name, commit: seen.pull.head }, wanted)
  const reading = readingOf(outside, access, place)
  const after = read.find(({ path }) => templates.includes(path))
  return {
    bot: seen.bot,
    repository: { ...seen.repository, installedAt: place.installedAt },
    config: ground.config,
    template: ground.template,
    paths: pathsWith(ground, seen.files),
    pull: seen.pull,
    edited: read.filter(({ path }) => proposals.includes(path)),
    merged: await filesOn(reading, ground, proposals),
    ...(after === undefined
      ? {}
      : { templateAsked: { after, documents: await held(reading, ground) } }),
    ...(settings.length > 0 ? { configuration: configurationAsked(ground, read) } : {}),
  }
}

/** More documents than this are not compared with a new template. */
const mostDocuments = 300

async function held(reading: Reading, ground: Ground): Promise<readonly FileAt[]> {
  return await filesOn(reading, ground, proposalsOn(ground).slice(-mostDocuments))
}

/** Proposals that a pull request changes without bringing any. */
function editedProposals({ seen, ground }: PullThere): readonly string[] {
  const proposals = seen.files.filter(({ path }) => isProposal(path, ground.config))
  const isNew = proposals.some(({ path }) => brings(seen.files, fileOf(path), ground.config))
  if (isNew) return []
  return proposals.filter((one) => one.change === 'modified').map((one) => one.path)
}

function configurationAsked(
  { layers, configProblem }: Ground,
  read: readonly FileAt[],
): ConfigurationAsked {
  const text = read.find(({ path }) => path === configPath)?.text
  return { text, layers, problem: configProblem }
}
