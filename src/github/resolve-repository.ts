import { practiceOf } from '../lifecycle/board-repository.ts'
import { branchOf, ownKeyOf } from '../lifecycle/names.ts'
import { intentPrefix, purposes } from '../lifecycle/validation.ts'
import type { Key, RepositoryKey } from '../reconcile/key.ts'
import { leadOf } from '../targets/sites.ts'
import type { Access } from './access.ts'
import { atPlace, mustBeHere } from './at-place.ts'
import { auditsDue } from './audits-due.ts'
import { uncheckedOf } from './checked.ts'
import { brings } from './find-home.ts'
import { isPartTouched } from './follow-move.ts'
import { acceptedIn, type Ground, groundAt, proposalsOn } from './ground.ts'
import { type Hint, noHint, recallHint, rememberHint } from './hints.ts'
import { digestOfInputs, digestOfRuns, type Inputs, isBranchFor } from './inputs.ts'
import { listRuns, workflowsOf } from './list-runs.ts'
import { noncesFor } from './nonces.ts'
import { type OpenPull, type Overview, overviewOf } from './open-pulls.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { fileOf, isProposal } from './proposal-files.ts'
import { requiredChecks } from './required-checks.ts'
import { noteRan } from './runs-known.ts'
import { noteSwept } from './sweep-rhythm.ts'
import { isOutOfSight, keysTouched } from './waiting.ts'

/** A repository as a sweep finds it. */
interface Swept {
  readonly repository: string
  readonly overview: Overview
  readonly ground: Ground
  /** Blobs of the proposals on the default branch, by file. */
  readonly accepted: ReadonlyMap<string, string>
}

/**
 * The proposals of a repository of which something has changed since they were last observed, or
 * which nobody has observed yet, and the pull requests that a rule asks our checks of. Where nothing
 * has changed that takes one question, two an hour about rules and, while validations are awaited,
 * one listing of runs.
 */
export async function resolveRepository(
  outside: Outside,
  { repository, head }: RepositoryKey,
): Promise<readonly Key[]> {
  if (head !== undefined && isTaken(outside, repository, head)) return []
  const found = await atPlace(outside, repository, (access, place) =>
    changedAt(outside, access, place),
  )
  return found ?? []
}

async function changedAt(outside: Outside, access: Access, place: Place): Promise<readonly Key[]> {
  const repository = place.id
  const overview = await overviewOf(access, place)
  if (overview === undefined) {
    // It is empty, or not there any more: whoever asks next looks it up anew.
    outside.directory.forget()
    return []
  }
  mustBeHere(place, overview)
  await outside.objects.keepRoot(overview.head, overview.tree)
  const touched = await keysTouched(outside, access, { place, overview })
  const ground = await groundAt(readingOf(outside, access, place), overview.head)
  const { owner, name } = place
  const isPrivate = overview.isPrivate ?? true
  const practice = practiceOf(ground.config)
  await outside.store.noteRepository({ id: repository, owner, name, isPrivate, practice })
  await noteSwept(outside, repository, ground.config)
  if (!ground.config.enabled) return touched

  const swept = { repository, overview, ground, accepted: acceptedIn(ground) }
  const hints = await hintsOf(outside, swept)
  outside.moves.whole(repository, { head: overview.head, files: new Set(hints.keys()) })
  const lost = await lostOf(outside, repository, hints)
  const byChange = Map.groupBy(
    hints,
    ([file, hint]) => lost.has(file) || hasChanged(swept, file, hint),
  )
  const changed = byChange.get(true) ?? []
  // Nobody has compared their runs, so they are listed with the rest of them.
  const watched = changed.filter(([, hint]) => hint.watching)
  for (const [file] of watched) await noteRan(outside.store, { repository, file })
  const rest = (byChange.get(false) ?? []).filter(([, hint]) => hint.watching)
  const ran = rest.length === 0 ? [] : await thoseThatRan(outside, access, { swept, rest })
  const proposals = [...changed, ...ran].map(
    ([file]) => ({ kind: 'proposal', repository, file }) as const,
  )
  const branch = overview.defaultBranch
  const required = await requiredChecks(outside, access, { place, branch })
  const { open } = overview
  return [
    ...touched,
    ...proposals,
    ...(await uncheckedOf(outside, required, { repository, open })),
    ...(await auditsDue(outside, ground, overview)),
  ]
}

/** Whether that commit of the default branch was taken in, or somebody is about to. */
function isTaken({ moves }: Outside, repository: string, head: string): boolean {
  const taken = moves.taken(repository)
  if (taken === undefined) return false
  return taken.head === head || moves.expected(repository) === head
}

type Hinted = readonly [file: string, hint: Hint]

/** Those whose runs have moved on. */
async function thoseThatRan(
  { store }: Outside,
  access: Access,
  { swept, rest }: { readonly swept: Swept; readonly rest: readonly Hinted[] },
): Promise<readonly Hinted[]> {
  const { repository, overview, ground } = swept
  const written = purposes.map((purpose) => store.intents(`${purpose}:${repository}/`))
  const intents = (await Promise.all(written)).flat()
  const workflows = workflowsOf(ground.config, intents)
  if (intents.length === 0 && workflows.observed.length === 0) return []
  const { owner, name } = overview
  const runs = await listRuns(access, { owner, name, ...workflows })
  const moved = rest.filter(([file, hint]) => {
    const key = ownKeyOf('registration', leadOf(ground.sites, ground.files)?.slot)
    const branch = branchOf(hint.name ?? '', key)
    const heads = ownOf(swept, hint).filter((pull) => pull.branch === branch)
    const nonces = noncesFor({ repository, file }, intents, [
      overview.head,
      ...heads.map((pull) => pull.head),
    ])
    const own = intents.filter(({ id }) => isIntentOf(id, repository, file))
    const { observed } = workflowsOf(ground.config, own)
    return digestOfRuns(runs, { nonces, observed }) !== hint.runs
  })
  for (const [file] of moved) await noteRan(store, { repository, file })
  return moved
}

function isIntentOf(id: string, repository: string, file: string): boolean {
  return purposes.some((purpose) => id.startsWith(intentPrefix(purpose, repository, file)))
}

/** Those with another repository that the app was sent to or away from unheard. */
async function lostOf(
  outside: Outside,
  repository: string,
  hints: ReadonlyMap<string, Hint>,
): Promise<ReadonlySet<string>> {
  const lost = new Set<string>()
  for (const [file, hint] of hints)
    if (await isOutOfSight(outside, { repository, file }, hint)) lost.add(file)
  return lost
}

/** The hints of all proposals there are, on the default branch and in open pull requests. */
async function hintsOf(
  outside: Outside,
  { repository, overview, ground }: Swept,
): Promise<ReadonlyMap<string, Hint>> {
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

function hasChanged(swept: Swept, file: string, hint: Hint): boolean {
  const { overview, ground, accepted } = swept
  const open = ownOf(swept, hint)
  const inputs = digestOfInputs({
    accepted: accepted.get(file),
    homeUpdatedAt: updatedAt(overview, hint),
    open,
  })
  if (hint.inputs !== inputs || hint.labels.some((label) => !overview.labels.has(label)))
    return true
  return isPartTouched(ground, { file, hint, open: open.length })
}

function ownOf({ overview }: Swept, { name }: Hint): Inputs['open'] {
  return overview.open
    .filter((pull) => isOurs(pull, overview.bot) && isBranchFor(name, pull.branch))
    .map(({ branch, head, updatedAt: at }) => ({ branch, head, updatedAt: at }))
}

function isOurs({ author, fromFork }: OpenPull, bot: string): boolean {
  return author.type === 'Bot' && author.login === bot && !fromFork
}

function updatedAt({ open, recent }: Overview, { home, homeUpdatedAt }: Hint): string | undefined {
  if (typeof home !== 'number') return homeUpdatedAt
  const there = open.find((pull) => pull.number === home)
  return there?.updatedAt ?? recent.get(home) ?? homeUpdatedAt
}
