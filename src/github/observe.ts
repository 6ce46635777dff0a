import type { Snapshot } from '../lifecycle/snapshot.ts'
import { type ProposalKey, renderKey } from '../reconcile/key.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { filesAbout, isAllAbout, recallAbout, rememberAbout } from './about.ts'
import type { Access } from './access.ts'
import { atPlace, mustBeHere, notHere } from './at-place.ts'
import { correctedHint, type Found, showsNothingNew } from './corrected.ts'
import { followMove } from './follow-move.ts'
import { acceptedOn, groundAt } from './ground.ts'
import { type Hint, noHint, recallHint, rememberHint } from './hints.ts'
import { noteLocked } from './locked.ts'
import { type Look, look } from './look.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { snapshotOf } from './snapshot-of.ts'

const maximumLooks = 4
/** GraphQL cuts texts at 512 KB. */
const certainlyWhole = 100_000

/**
 * Reads everything about one proposal, whole and now.
 *
 * With a right hint and known files that is one question to GraphQL, and one listing of runs once
 * the proposal is accepted. `undefined` where there is no such proposal, or no such repository.
 */
export async function observe(outside: Outside, key: ProposalKey): Promise<Snapshot | undefined> {
  const hint = (await recallHint(outside.store, key)) ?? noHint
  const seen = await atPlace(outside, key.repository, async (access, place) => {
    const found = await find(outside, access, { place, key, hint })
    if (found === undefined) return undefined
    await followMove(outside, key, found)
    await noteLocked(outside, key, found.seen.home)
    return await snapshotOf(outside, access, { ...found, place })
  })
  // What was begun may not have come to its end, so it is looked at again once it can be seen.
  if (seen === undefined && hint.inputs !== undefined) {
    await rememberHint(outside.store, key, { ...hint, inputs: undefined })
  }
  return seen
}

/** A pull request that turns out to be about something else than was thought is looked at as such. */
async function checkAbout(
  { store, now }: Outside,
  { repository }: ProposalKey,
  { seen, ground }: Found,
): Promise<void> {
  const { home } = seen
  const known = home && (await recallAbout(store, { repository, number: home.number }))
  if (home === undefined || known === undefined) return
  const files = filesAbout(home.files, ground.config)
  const isSame =
    known.files.length === files.length && files.every((file) => known.files.includes(file))
  if (isSame && isAllAbout(home.files, ground)) return
  await rememberAbout(store, { repository, number: home.number }, { files: [], own: false })
  await store.later(renderKey({ kind: 'pull', repository, number: home.number }), now())
}

interface Sought {
  readonly place: Place
  readonly key: ProposalKey
  readonly hint: Hint
}

async function find(outside: Outside, access: Access, sought: Sought): Promise<Found | undefined> {
  let { hint } = sought
  for (let looks = 0; looks < maximumLooks; looks += 1) {
    const found = await findBy(outside, access, { ...sought, hint })
    await checkAbout(outside, sought.key, found)
    const better = await correctedHint(outside, access, found)
    if (showsNothingNew(better, found)) {
      const isThere = found.accepted !== undefined || found.seen.home !== undefined
      return isThere ? { ...found, hint: better } : undefined
    }
    hint = better
  }
  const { repository, file } = sought.key
  throw new OutsideError(`Could not find out where ${repository}/${file} is: it keeps changing`, {
    retryable: true,
  })
}

async function findBy(
  outside: Outside,
  access: Access,
  { place, key, hint }: Sought,
): Promise<Found> {
  const seen = await look(access, { place, appId: outside.appId }, hint)
  if (seen === undefined) throw notHere(place)
  mustBeHere(place, seen.repository)
  await outside.objects.keepRoot(seen.repository.head, seen.tree)
  if (seen.asked && seen.asked.text.length < certainlyWhole) {
    await outside.objects.keepText(seen.asked.blob, seen.asked.text)
  }
  await foresee(outside, key, seen)
  const reading = readingOf(outside, access, place)
  const ground = await groundAt(reading, seen.repository.head)
  const accepted = await acceptedOn(reading, ground, key.file)
  return { file: key.file, hint, seen, ground, accepted }
}

/** A merge that brought the proposal and nothing else leaves a tree that need not be read. */
async function foresee(
  { objects, moves }: Outside,
  { repository }: ProposalKey,
  { home, brought, tree: root }: Look,
): Promise<void> {
  const taken = moves.taken(repository)
  if (home?.state !== 'merged' || brought === undefined || taken === undefined) return
  const file = { path: brought.path, mode: '100644', oid: brought.blob }
  await objects.foresee({ root, base: taken.head, file })
}
