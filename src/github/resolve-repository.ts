import { branchOf } from '../lifecycle/names.ts'
import type { Run } from '../lifecycle/snapshot.ts'
import type { ProposalKey } from '../reconcile/key.ts'
import type { Access } from './access.ts'
import { brings } from './find-home.ts'
import { type Ground, groundAt, proposalsOn } from './ground.ts'
import { type Hint, noHint, recallHint, rememberHint } from './hints.ts'
import { digestOfInputs, isBranchFor } from './inputs.ts'
import { noncesFor } from './nonces.ts'
import { type OpenPull, type Overview, overviewOf } from './open-pulls.ts'
import { type Outside, readingOf } from './outside.ts'
import { fileOf, isProposal } from './proposal-files.ts'
import { listRuns } from './runs.ts'

type Intents = readonly { readonly id: string }[]

/** A repository as a sweep finds it. */
interface Swept {
  readonly overview: Overview
  readonly ground: Ground
  /** Blobs of the proposals on the default branch, by file. */
  readonly accepted: ReadonlyMap<string, string>
  readonly intents: Intents
  readonly runs: readonly Run[]
}

/**
 * The proposals of a repository of which something has changed since they were last observed, or
 * which nobody has observed yet. Where nothing has changed that takes one question and, while
 * validations are awaited, one listing of runs.
 */
export async function resolveRepository(
  outside: Outside,
  repository: string,
): Promise<readonly ProposalKey[]> {
  const place = await outside.directory.find(repository)
  if (place === undefined) return []
  const access = await outside.accessTo(place)
  const overview = await overviewOf(access, place)
  if (overview?.id !== repository) return []
  const ground = await groundAt(readingOf(outside, access, place), overview.head)
  if (!ground.config.enabled) return []

  const hints = await hintsOf(outside, { repository, overview, ground })
  const intents = await outside.store.intents(`validate:${repository}/`)
  const awaits = intents.length > 0 && [...hints.values()].some((hint) => hint.watching)
  const runs = awaits ? await runsIn(access, place, ground) : []
  const swept = { overview, ground, accepted: acceptedIn(ground), intents, runs }
  const changed = [...hints].filter(
    ([file, hint]) => hint.inputs !== inputsNow(swept, { repository, file }, hint),
  )
  return changed.map(([file]) => ({ kind: 'proposal', repository, file }))
}

function acceptedIn(ground: Ground): ReadonlyMap<string, string> {
  const paths = proposalsOn(ground).toReversed()
  return new Map(paths.map((path) => [fileOf(path), ground.tree.get(path)?.oid ?? '']))
}

async function runsIn(
  access: Access,
  { owner, name }: { readonly owner: string; readonly name: string },
  { config }: Ground,
): Promise<readonly Run[]> {
  return await listRuns(access, { owner, name, workflow: config.validation.workflow })
}

/** The hints of all proposals there are, on the default branch and in open pull requests. */
async function hintsOf(
  outside: Outside,
  seen: { readonly repository: string; readonly overview: Overview; readonly ground: Ground },
): Promise<ReadonlyMap<string, Hint>> {
  const { repository, overview, ground } = seen
  const homes = homesIn(overview.open, ground)
  const files = new Set([...proposalsOn(ground).map(fileOf), ...homes.keys()])
  const hints = new Map<string, Hint>()
  for (const file of files) {
    const hint = (await recallHint(outside.store, { repository, file })) ?? noHint
    const home = homes.get(file)
    hints.set(file, hint)
    if (hint.home !== undefined || home === undefined) continue
    await rememberHint(outside.store, { repository, file }, { ...hint, ...home })
  }
  return hints
}

/** The lowest-numbered open pull request for each proposal that one brings. */
function homesIn(
  open: readonly OpenPull[],
  { config }: Ground,
): ReadonlyMap<string, Pick<Hint, 'home' | 'path'>> {
  const newestFirst = open.toSorted((a, b) => b.number - a.number)
  return new Map(
    newestFirst.flatMap(({ number, files }) =>
      files
        .filter(({ path }) => isProposal(path, config) && brings(files, fileOf(path), config))
        .map(({ path }) => [fileOf(path), { home: number, path }] as const),
    ),
  )
}

function inputsNow(
  { overview, ground, accepted, intents, runs }: Swept,
  key: { readonly repository: string; readonly file: string },
  hint: Hint,
): string {
  const own = overview.open
    .filter((pull) => isOurs(pull, overview.bot) && isBranchFor(hint.name, pull.branch))
    .map(({ branch, head }) => ({ branch, head }))
  const registration = own.find(
    ({ branch }) => branch === branchOf(hint.name ?? '', 'registration'),
  )
  const heads = registration ? [overview.head, registration.head] : [overview.head]
  const nonces = noncesFor(key, intents, heads)
  return digestOfInputs({
    ground: ground.digest,
    labels: overview.labels,
    prefix: ground.config.labels.prefix,
    accepted: accepted.get(key.file),
    homeUpdatedAt: updatedAt(overview, hint),
    open: own,
    runs: hint.watching
      ? runs.filter((run) => nonces.some((nonce) => run.title.includes(nonce)))
      : [],
  })
}

function isOurs({ author, fromFork }: OpenPull, bot: string): boolean {
  return author.type === 'Bot' && author.login === bot && !fromFork
}

function updatedAt({ open, recent }: Overview, { home, homeUpdatedAt }: Hint): string | undefined {
  if (typeof home !== 'number') return homeUpdatedAt
  const there = open.find((pull) => pull.number === home)
  return there?.updatedAt ?? recent.get(home) ?? homeUpdatedAt
}
