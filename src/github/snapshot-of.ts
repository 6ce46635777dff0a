import type { Files } from '../edit/files.ts'
import { askPrefix } from '../lifecycle/asking.ts'
import { ownKeyOf } from '../lifecycle/names.ts'
import { allowedFor } from '../lifecycle/signalled.ts'
import type { ImageTag, Intent, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { intentPrefix, purposes } from '../lifecycle/validation.ts'
import { leadOf } from '../targets/sites.ts'
import type { Access } from './access.ts'
import type { Found } from './corrected.ts'
import { type ElsewhereFound, observeElsewhere } from './elsewhere.ts'
import { entryAt } from './entry-at.ts'
import { factsFor } from './facts-for.ts'
import { filesAtCommit, pathsWith } from './ground.ts'
import { type Hint, nameIn, rememberHint } from './hints.ts'
import { digestOfInputs, digestOfPart, isBranchFor } from './inputs.ts'
import { workflowsOf } from './list-runs.ts'
import { noncesFor } from './nonces.ts'
import { type Outside, readingOf } from './outside.ts'
import { ownPullsOf } from './own-work.ts'
import type { Place } from './place.ts'
import { requestsOn } from './requests-on.ts'
import { askersOf, rolesOf } from './roles.ts'
import { type RunsSeen, type RunsWanted, runsOf } from './runs.ts'
import { rememberNone } from './runs-known.ts'
import { signalsOf } from './signals.ts'
import { noteWaiting } from './waiting.ts'

type FoundAt = Found & { readonly place: Place }

/** Completes what was found to a snapshot, and remembers where it was found. */
export async function snapshotOf(
  outside: Outside,
  access: Access,
  found: FoundAt,
): Promise<Snapshot> {
  const { seen, ground, file, accepted, place } = found
  const repository = seen.repository
  const home = seen.home
  const intents = await Promise.all(
    purposes.map((purpose) => outside.store.intents(intentPrefix(purpose, repository.id, file))),
  )
  const registrationFiles = await registrationFilesOf(outside, access, found)
  const { config } = ground
  const requests = home ? await requestsOn(outside, repository.id, home) : []
  const { others, watching, runs } = await lookedAround(outside, access, { found, intents })
  const facts = await factsFor(outside, found)
  const ownPulls = await ownPullsOf(outside, access, found)
  const asks = await outside.store.intents(askPrefix(repository.id, file))
  return {
    now: outside.now(),
    bot: { ...seen.bot, appId: outside.appId },
    repository: { ...repository, installedAt: place.installedAt },
    config,
    ...(ground.configProblem === undefined ? {} : { configProblem: ground.configProblem }),
    file,
    template: ground.template,
    paths: pathsWith(ground, home?.state === 'open' ? home.files : []),
    accepted,
    asked: seen.asked,
    home,
    requests,
    roles: await rolesOf(
      access,
      { ...repository, maintainers: config.maintainers },
      askersOf({ home, asked: seen.asked, config, requests, ownPulls }),
    ),
    ownPulls,
    elsewhere: others.map((one) => one.elsewhere),
    runs,
    signals: watching ? await signalsFor(access, found) : [],
    intents: [...intents.flat(), ...asks],
    files: ground.files,
    registrationFiles,
    image: watching ? await imageOf(outside, found) : undefined,
    ...(facts === undefined ? {} : { facts }),
  }
}

/** What there is beside the files: other repositories and runs. Remembers where to look next time. */
async function lookedAround(
  outside: Outside,
  access: Access,
  { found, intents }: Omit<Awaited, 'watching'>,
): Promise<{
  readonly others: readonly ElsewhereFound[]
  readonly watching: boolean
  readonly runs: Snapshot['runs']
}> {
  const others = await elsewhereFor(outside, found)
  const watching = isWatched(found, others)
  const { runs, digest } = await runsFor(outside, access, { found, intents, watching })
  const hint = { ...hintOf(found, digest), watching, elsewhere: hintsOf(others) }
  await keepHint(outside, found, hint)
  return { others, watching, runs }
}

function hintsOf(others: readonly ElsewhereFound[]): Hint['elsewhere'] {
  return others.map(({ hint }) => hint)
}

async function keepHint({ store }: Outside, { seen, file }: Found, hint: Hint): Promise<void> {
  const key = { repository: seen.repository.id, file }
  await noteWaiting(store, key, hint.elsewhere)
  await rememberHint(store, key, hint)
}

/** Our branch and pull request for the registration that is validated. */
function registrationOf({ seen, ground }: Found): OwnPull | undefined {
  const lead = leadOf(ground.sites, ground.files)
  return seen.ownPulls.get(ownKeyOf('registration', lead?.slot))
}

async function registrationFilesOf(
  outside: Outside,
  access: Access,
  found: FoundAt,
): Promise<Files | undefined> {
  const own = registrationOf(found)
  if (own?.pull?.state === 'closed') return undefined
  // A branch whose pull request is still to be opened counts too.
  const head = own?.pull?.head ?? own?.tip?.oid
  if (head === undefined) return undefined
  return await filesAtCommit(readingOf(outside, access, found.place), found.ground, head)
}

function headsOf(found: Found): readonly string[] {
  const { pull } = registrationOf(found) ?? {}
  return pull ? [found.seen.repository.head, pull.head] : [found.seen.repository.head]
}

/** Other repositories matter once the proposal is accepted. */
async function elsewhereFor(outside: Outside, found: Found): Promise<readonly ElsewhereFound[]> {
  const { accepted, hint, seen, ground } = found
  if (accepted === undefined || hint.name === undefined) return []
  const home = { ...seen.repository, isPrivate: seen.repository.isPrivate !== false }
  return await observeElsewhere(outside, { home, sites: ground.sites, hint })
}

/** Runs and images matter once the proposal is accepted, until every required target is complete. */
function isWatched({ accepted, hint, ground }: Found, others: readonly ElsewhereFound[]): boolean {
  if (accepted === undefined || hint.name === undefined) return false
  const required = ground.sites.filter((one) => one.required)
  const complete = required.every(({ target, repository }) => {
    const there = others.find(
      ({ elsewhere }) => elsewhere.asked.toLowerCase() === repository?.toLowerCase(),
    )?.elsewhere
    const files = repository === undefined ? ground.files : there?.seen?.files
    return target.inspect(nameIn(hint, target), files ?? new Map()).complete
  })
  return required.length === 0 || !complete
}

interface Awaited {
  readonly found: FoundAt
  readonly intents: readonly (readonly Intent[])[]
  readonly watching: boolean
}

type RunsFor = Omit<RunsSeen, 'digest'> & { readonly digest: string | undefined }

/** Before a proposal is accepted nothing was started for it, and that is remembered. */
async function runsFor(outside: Outside, access: Access, awaited: Awaited): Promise<RunsFor> {
  const wanted = wantedRuns(outside, access, awaited)
  if (awaited.watching) return await runsOf(access, outside.store, wanted)
  if (awaited.found.accepted === undefined) await rememberNone(outside.store, wanted)
  return { runs: [], digest: undefined }
}

function wantedRuns(
  outside: Outside,
  access: Access,
  { found, intents }: Omit<Awaited, 'watching'>,
): RunsWanted {
  const { seen, ground, file, hint, place } = found
  const { owner, name, id: repository } = seen.repository
  const { validation, publication } = ground.config
  const model = hint.name ?? ''
  const reading = readingOf(outside, access, place)
  return {
    ...workflowsOf(ground.config, intents.flat()),
    owner,
    name,
    repository,
    file,
    intents,
    nonces: noncesFor({ repository, file }, intents.flat(), headsOf(found)),
    model,
    jobs: [validation.job, ...(publication.job === undefined ? [] : [publication.job])],
    now: outside.now(),
    entryAt: (commit) => entryAt(reading, outside.store, { ground, model, commit }),
  }
}

/** Checks and statuses of others count on the heads of the registration and of the home. */
async function signalsFor(access: Access, found: Found): Promise<Snapshot['signals']> {
  const { owner, name } = found.seen.repository
  if (!found.ground.config.gates.required.includes('validated')) return []
  const heads = [registrationOf(found)?.pull?.head, found.seen.home?.head]
  return await signalsOf(access, {
    owner,
    name,
    heads: [...new Set(heads.filter((head) => head !== undefined))],
    allowed: allowedFor(found.ground.config.validation, found.hint.name ?? ''),
  })
}

/** The image is looked for once the model is registered on the default branch: only then is its tag decided. */
async function imageOf(
  { registry }: Outside,
  { hint, ground }: Found,
): Promise<ImageTag | undefined> {
  const { name } = hint
  if (name === undefined) return undefined
  const entry = leadOf(ground.sites, ground.files)?.target.inspect(name, ground.files)
  if (!entry?.registered || entry.tag === undefined || entry.downloadAtRuntime) return undefined
  const image = ground.config.publication.image.replaceAll('{name}', name)
  return { image, tag: entry.tag, is: await registry(image, entry.tag) }
}

function hintOf(found: Found, runs: string | undefined): Omit<Hint, 'elsewhere' | 'watching'> {
  const { hint, seen, ground, accepted, file } = found
  const { name } = hint
  const open = [...seen.ownPulls.values()].flatMap(({ branch, pull }) =>
    pull?.state === 'open' && isBranchFor(name, branch)
      ? [{ branch, head: pull.head, updatedAt: seen.updated.get(pull.number) }]
      : [],
  )
  const inputs = digestOfInputs({
    accepted: accepted?.blob,
    homeUpdatedAt: seen.homeUpdatedAt,
    open,
  })
  return {
    ...hint,
    inputs,
    homeUpdatedAt: seen.homeUpdatedAt,
    open,
    labels: [...seen.repository.labels].filter((label) =>
      label.startsWith(ground.config.labels.prefix),
    ),
    ground: ground.digest,
    part: digestOfPart(ground, { hint, file, open: open.length }),
    runs,
  }
}
