import { z } from 'zod'
import { branchStart } from '../lifecycle/names.ts'
import type { ProposalKey } from '../reconcile/key.ts'
import type { Target } from '../targets/target.ts'
import { targetNamed } from '../targets/targets.ts'
import type { Access } from './access.ts'
import { elsewhereState, lacksPermission } from './elsewhere-state.ts'
import { type Reading, type SiteGround, siteGroundAt } from './ground.ts'
import { type ElsewhereHint, type Hint, type Memory, recallHint, remembered } from './hints.ts'
import type { OpenPull, Overview } from './open-pulls.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'

type Waiting = Omit<ProposalKey, 'kind'>

const schema = z.array(z.object({ repository: z.string(), file: z.string() }))

const keyOf = (which: string): string => `awaits:${which.toLowerCase()}`

/**
 * Where a repository is that a configuration names: by its name, or by the id it had under that name
 * when it was last seen, since names change. Asks nothing that is known.
 */
export async function placeOf(
  { directory }: Pick<Outside, 'directory'>,
  asked: string,
  id: string | undefined,
): Promise<Place | undefined> {
  const [owner = '', name = ''] = asked.split('/')
  const named = await directory.named(owner, name)
  if (named !== undefined || id === undefined) return named
  return (await directory.known()).find((place) => place.id === id)
}

/** Writes down that what happens in these repositories concerns a proposal: by id where there is one, and by name. */
export async function noteWaiting(
  memory: Memory,
  { repository, file }: Omit<ProposalKey, 'kind'>,
  elsewhere: readonly ElsewhereHint[],
): Promise<void> {
  for (const which of elsewhere.flatMap(whichOf)) {
    const before = await waitingFor(memory, [which])
    if (before.some((one) => one.repository === repository && one.file === file)) continue
    await memory.remember(keyOf(which), JSON.stringify([...before, { repository, file }]))
  }
}

function whichOf({ asked, id }: ElsewhereHint): readonly string[] {
  return id === undefined ? [asked] : [asked, id]
}

async function waitingFor(memory: Memory, which: readonly string[]): Promise<readonly Waiting[]> {
  const found: Waiting[] = []
  for (const one of which) {
    const all = remembered(await memory.recall(keyOf(one)), schema) ?? []
    const isNew = ({ repository, file }: Waiting): boolean =>
      found.every((two) => two.repository !== repository || two.file !== file)
    found.push(...all.filter(isNew))
  }
  return found
}

/** The proposals of other repositories that have something to do with one we were sent away from. */
export async function keysAwaiting(memory: Memory, id: string): Promise<readonly ProposalKey[]> {
  const waiting = await waitingFor(memory, [id])
  return waiting.map((one) => ({ kind: 'proposal', ...one }))
}

/** Those of them to which something has changed there since they were looked at. No question is asked. */
export async function keysTouched(
  outside: Outside,
  access: Access,
  { place, overview }: { readonly place: Place; readonly overview: Overview },
): Promise<readonly ProposalKey[]> {
  const { owner, name, id } = place
  const waiting = await waitingFor(outside.store, [id, `${owner}/${name}`])
  const grounds = groundsAt(readingOf(outside, access, place), overview.head)
  const touched: ProposalKey[] = []
  for (const one of waiting) {
    const hint = await recallHint(outside.store, one)
    const seen = hint?.elsewhere.find((there) => isAbout(there, place))
    if (hint === undefined || seen === undefined) continue
    if (await isTouched(outside, grounds, { place, overview, waiting: one, hint, seen }))
      touched.push({ kind: 'proposal', ...one })
  }
  return touched
}

function isAbout({ asked, id }: ElsewhereHint, place: Place): boolean {
  return id === place.id || asked.toLowerCase() === `${place.owner}/${place.name}`.toLowerCase()
}

interface Touch {
  readonly place: Place
  readonly overview: Overview
  readonly waiting: Waiting
  readonly hint: Hint
  readonly seen: ElsewhereHint
}

type Grounds = (targets: readonly Target[]) => Promise<SiteGround>

/** The files of one commit, read once for all proposals with the same targets. */
function groundsAt(reading: Reading, head: string): Grounds {
  const known = new Map<string, Promise<SiteGround>>()
  return async (targets) => {
    const key = targets.map(({ name }) => name).join()
    const ground = known.get(key) ?? siteGroundAt(reading, head, targets)
    known.set(key, ground)
    return await ground
  }
}

async function isTouched(outside: Outside, grounds: Grounds, touch: Touch): Promise<boolean> {
  const { place, overview, waiting, hint, seen } = touch
  const places = await outside.directory.known()
  const home = places.find((one) => one.id === waiting.repository)
  if (seen.id !== place.id || home === undefined) return true
  if (lacksPermission(place)) return seen.digest !== 'no-permission'
  const start = branchStart(hint.name ?? '', home.id)
  const targets = seen.targets.flatMap((name) => targetNamed(name) ?? [])
  const { digest } = await elsewhereState(outside, {
    place,
    ground: await grounds(targets),
    isPrivate: overview.isPrivate !== false,
    home: { ...home, isPrivate: seen.isHomePrivate },
    targets,
    hint,
    open: overview.open.filter((pull) => isOurs(pull, overview.bot, start)),
  })
  return digest !== seen.digest
}

function isOurs({ author, fromFork, branch }: OpenPull, bot: string, start: string): boolean {
  return author.type === 'Bot' && author.login === bot && !fromFork && branch.startsWith(start)
}

/** Whether the app was sent to or away from another repository since, or nothing there leads here any more. */
export async function isOutOfSight(
  outside: Pick<Outside, 'directory' | 'store'>,
  key: Waiting,
  { elsewhere }: Hint,
): Promise<boolean> {
  for (const seen of elsewhere) {
    const place = await placeOf(outside, seen.asked, seen.id)
    if (place?.id !== seen.id) return true
    const waiting = await waitingFor(outside.store, [seen.id ?? seen.asked])
    if (!waiting.some((one) => one.repository === key.repository && one.file === key.file))
      return true
  }
  return false
}
