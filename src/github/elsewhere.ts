import type { Elsewhere, Lets } from '../lifecycle/elsewhere.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type Site, slotsOf } from '../targets/sites.ts'
import type { Access } from './access.ts'
import { atPlace } from './at-place.ts'
import { lookElsewhere } from './elsewhere-look.ts'
import { elsewhereState, lacksPermission } from './elsewhere-state.ts'
import { siteGroundAt } from './ground.ts'
import type { ElsewhereHint, Hint } from './hints.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { placeOf } from './waiting.ts'

/** A proposal with targets in other repositories. */
export interface ElsewhereWish {
  readonly home: {
    readonly id: string
    readonly owner: string
    readonly name: string
    readonly isPrivate: boolean
  }
  readonly sites: readonly Site[]
  readonly hint: Hint
}

/** One of those repositories as it was seen, and what to remember of it. */
export interface ElsewhereFound {
  readonly elsewhere: Elsewhere
  readonly hint: ElsewhereHint
}

/**
 * Looks at the other repositories in which targets of a proposal are carried out: one question each,
 * with that installation's token, and files by their ids. What cannot be seen for good is said, and
 * stops nothing else.
 */
export async function observeElsewhere(
  outside: Outside,
  wish: ElsewhereWish,
): Promise<readonly ElsewhereFound[]> {
  const asked = new Map(
    wish.sites.flatMap(({ repository }) =>
      repository === undefined ? [] : [[repository.toLowerCase(), repository] as const],
    ),
  )
  return await Promise.all([...asked.values()].map((one) => observeOne(outside, wish, one)))
}

async function observeOne(
  outside: Outside,
  wish: ElsewhereWish,
  asked: string,
): Promise<ElsewhereFound> {
  const known = wish.hint.elsewhere.find((one) => one.asked === asked)?.id
  const place = await placeOf(outside, asked, known)
  if (place === undefined) return unseen(wish, asked, { lets: 'no-app' })
  try {
    const found = await atPlace(outside, place.id, (access, at) =>
      lookAt(outside, access, { ...wish, asked, place: at }),
    )
    return found ?? unseen(wish, asked, { lets: 'no-app' })
  } catch (cause) {
    if (!(cause instanceof OutsideError) || cause.retryable) throw cause
    return unseen(wish, asked, { lets: 'unseen', id: place.id })
  }
}

interface There extends ElsewhereWish {
  readonly asked: string
  readonly place: Place
}

async function lookAt(outside: Outside, access: Access, there: There): Promise<ElsewhereFound> {
  const { home, hint, asked, place, sites } = there
  if (lacksPermission(place)) return unseen(there, asked, { lets: 'no-permission', id: place.id })
  const name = hint.name ?? ''
  const slots = slotsOf(sites, asked)
  const seen = await lookElsewhere(access, { place, home: home.id, name, slots })
  if (seen === undefined) return unseen(there, asked, { lets: 'unseen', id: place.id })
  const { repository, isPrivate, ownPulls } = seen
  await outside.objects.keepRoot(repository.head, seen.tree)
  const open = [...ownPulls.values()].flatMap(({ branch, pull }) =>
    pull?.state === 'open' ? [{ branch, head: pull.head }] : [],
  )
  const targets = targetsAt(there, asked)
  const reading = readingOf(outside, access, place)
  const ground = await siteGroundAt(reading, repository.head, targets)
  const at = { place, ground, isPrivate, home, targets, hint, open }
  const { lets, digest } = await elsewhereState(outside, at)
  const isSeen = lets === 'in' || lets === 'dry' || lets === 'refused'
  const files = isSeen ? ground.files : new Map()
  const { paths } = ground
  const isSecret = isPrivate && !home.isPrivate
  return {
    elsewhere: { asked, lets, isSecret, seen: { repository, files, paths, ownPulls } },
    hint: { ...hintFor(there, asked), id: place.id, digest },
  }
}

function targetsAt({ sites }: ElsewhereWish, asked: string): readonly Site['target'][] {
  const there = sites.filter((site) => site.repository?.toLowerCase() === asked.toLowerCase())
  return there.map(({ target }) => target)
}

function hintFor(wish: ElsewhereWish, asked: string): ElsewhereHint {
  return {
    asked,
    targets: targetsAt(wish, asked).map(({ name }) => name),
    isHomePrivate: wish.home.isPrivate,
    digest: '',
  }
}

/** Where nothing is known of it, nothing may be shown of it. */
function unseen(
  wish: ElsewhereWish,
  asked: string,
  { lets, id }: { readonly lets: Lets; readonly id?: string },
): ElsewhereFound {
  return {
    elsewhere: { asked, lets, isSecret: false, seen: undefined },
    hint: { ...hintFor(wish, asked), id, digest: lets },
  }
}
