import type { AuditSnapshot } from '../audit/audit-snapshot.ts'
import { observedIn } from '../audit/report.ts'
import type { AuditTree } from '../audit/tree.ts'
import { wantedPaths } from '../audit/wanted-paths.ts'
import { isPending } from '../decide/requests.ts'
import type { Person } from '../lifecycle/snapshot.ts'
import { type AuditKey, parseKey } from '../reconcile/key.ts'
import { nextSlot } from '../reconcile/schedule.ts'
import type { Access } from './access.ts'
import { atPlace, mustBeHere } from './at-place.ts'
import { auditShown, type Shown } from './audit-issue.ts'
import { rememberAudited } from './audits-due.ts'
import { filesOn, type Ground, groundAt } from './ground.ts'
import { lockedIn } from './locked.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { rolesOf } from './roles.ts'

/**
 * Reads everything about the audit of a repository, whole and now: one question to GraphQL where its files
 * are known. `undefined` where there is no such repository, or nothing in it.
 */
export async function observeAudit(
  outside: Outside,
  { repository }: AuditKey,
): Promise<AuditSnapshot | undefined> {
  return await atPlace(outside, repository, async (access, place) => {
    const shown = await auditShown(access, outside.store, place)
    if (shown === undefined) return undefined
    mustBeHere(place, { ...place, id: shown.id })
    await outside.objects.keepRoot(shown.head, shown.tree)
    const ground = await groundAt(readingOf(outside, access, place), shown.head)
    await rememberAudited(outside.store, repository, shown.head)
    return await snapshotOf(outside, access, { place, ground, shown })
  })
}

interface Seen {
  readonly place: Place
  readonly ground: Ground
  readonly shown: Shown
}

async function snapshotOf(
  outside: Outside,
  access: Access,
  { place, ground, shown }: Seen,
): Promise<AuditSnapshot> {
  const { config } = ground
  const { id, owner, name } = place
  const { bot, defaultBranch, head, issue, doubles, repair } = shown
  const cards = await outside.store.cards(id)
  const tree = await treeOf(outside, access, { place, ground })
  const { maintainers, schedule } = config
  const { audit, timeZone: zone } = schedule
  const now = outside.now()
  return {
    issue,
    doubles,
    repair,
    now,
    bot: { ...bot, appId: outside.appId },
    repository: {
      id,
      owner,
      name,
      defaultBranch,
      head,
      labels: new Set(),
      installedAt: place.installedAt,
    },
    config,
    tree: { ...tree, observed: observedIn(tree.files, cards) },
    cards,
    setAside: await setAsideIn(outside, id),
    locked: await lockedIn(outside.store, cards),
    roles: await rolesOf(access, { owner, name, maintainers }, askersIn(shown)),
    nextRun: audit === undefined ? undefined : nextSlot({ cron: audit, zone }, now),
  }
}

/** The tree as an audit reads it; the history of git is not at hand. */
async function treeOf(
  outside: Outside,
  access: Access,
  { place, ground }: Pick<Seen, 'place' | 'ground'>,
): Promise<AuditTree> {
  const { config, tree } = ground
  const files = [...tree.values()].filter(({ mode }) => mode.startsWith('100'))
  const paths = files.map(({ path }) => path)
  const reading = readingOf(outside, access, place)
  const texts = await filesOn(reading, ground, wantedPaths(paths, config))
  return {
    now: outside.now(),
    config,
    paths: new Set(paths),
    files: new Map(texts.map(({ path, text }) => [path, text])),
    broken: [],
    history: undefined,
    fates: new Map(),
    observed: new Map(),
  }
}

async function setAsideIn(
  { store }: Outside,
  repository: string,
): Promise<AuditSnapshot['setAside']> {
  return (await store.dead()).filter(({ key }) => parseKey(key)?.repository === repository)
}

function askersIn({ issue }: Shown): readonly Person[] {
  const writers = (issue?.comments ?? [])
    .filter((comment) => isPending(comment) && /^\//m.test(comment.body))
    .map(({ by }) => by)
  const known = writers.filter(({ id }) => id !== '0')
  return [...new Map(known.map((person) => [person.login, person])).values()]
}
