import { branchOf } from '../lifecycle/names.ts'
import { intentPrefix, purposes } from '../lifecycle/validation.ts'
import type { Key } from '../reconcile/key.ts'
import type { Access } from './access.ts'
import { uncheckedOf } from './checked.ts'
import { brings } from './find-home.ts'
import { type Ground, groundAt, proposalsOn } from './ground.ts'
import { type Hint, noHint, recallHint, rememberHint } from './hints.ts'
import { digestOfInputs, digestOfPart, digestOfRuns, type Inputs, isBranchFor } from './inputs.ts'
import { listRuns, workflowsOf } from './list-runs.ts'
import { noncesFor } from './nonces.ts'
import { type OpenPull, type Overview, overviewOf } from './open-pulls.ts'
import { type Outside, readingOf } from './outside.ts'
import { fileOf, isProposal } from './proposal-files.ts'
import { requiredChecks } from './required-checks.ts'

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
  repository: string,
): Promise<readonly Key[]> {
  const place = await outside.directory.find(repository)
  if (place === undefined) return []
  const access = await outside.accessTo(place)
  const overview = await overviewOf(access, place)
  if (overview?.id !== repository) return []
  await outside.objects.keepRoot(overview.head, overview.tree)
  const ground = await groundAt(readingOf(outside, access, place), overview.head)
  if (!ground.config.enabled) return []

  const swept = { repository, overview, ground, accepted: acceptedIn(ground) }
  const hints = await hintsOf(outside, swept)
  const byChange = Map.groupBy(hints, ([file, hint]) => hasChanged(swept, file, hint))
  const changed = byChange.get(true) ?? []
  const rest = (byChange.get(false) ?? []).filter(([, hint]) => hint.watching)
  const ran = rest.length === 0 ? [] : await thoseThatRan(outside, access, { swept, rest })
  const proposals = [...changed, ...ran].map(
    ([file]) => ({ kind: 'proposal', repository, file }) as const,
  )
  const branch = overview.defaultBranch
  const required = await requiredChecks(outside, access, { place, branch })
  const { open } = overview
  return [...proposals, ...(await uncheckedOf(outside, required, { repository, open }))]
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
  return rest.filter(([file, hint]) => {
    const branch = branchOf(hint.name ?? '', 'registration')
    const heads = ownOf(swept, hint).filter((pull) => pull.branch === branch)
    const nonces = noncesFor({ repository, file }, intents, [
      overview.head,
      ...heads.map((pull) => pull.head),
    ])
    const own = intents.filter(({ id }) => isIntentOf(id, repository, file))
    const { observed } = workflowsOf(ground.config, own)
    return digestOfRuns(runs, { nonces, observed }) !== hint.runs
  })
}

function isIntentOf(id: string, repository: string, file: string): boolean {
  return purposes.some((purpose) => id.startsWith(intentPrefix(purpose, repository, file)))
}

function acceptedIn(ground: Ground): ReadonlyMap<string, string> {
  const paths = proposalsOn(ground).toReversed()
  return new Map(paths.map((path) => [fileOf(path), ground.tree.get(path)?.oid ?? '']))
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
  if (hint.ground === ground.digest) return false
  return hint.part !== digestOfPart(ground, { name: hint.name, file, open: open.length })
}

function ownOf({ overview }: Swept, { name }: Hint): Inputs['open'] {
  return overview.open
    .filter((pull) => isOurs(pull, overview.bot) && isBranchFor(name, pull.branch))
    .map(({ branch, head }) => ({ branch, head }))
}

function isOurs({ author, fromFork }: OpenPull, bot: string): boolean {
  return author.type === 'Bot' && author.login === bot && !fromFork
}

function updatedAt({ open, recent }: Overview, { home, homeUpdatedAt }: Hint): string | undefined {
  if (typeof home !== 'number') return homeUpdatedAt
  const there = open.find((pull) => pull.number === home)
  return there?.updatedAt ?? recent.get(home) ?? homeUpdatedAt
}
