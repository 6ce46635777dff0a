import type { FileSet } from '../edit/files.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { OwnPart, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isFollowed } from './adopted.ts'
import { planAsks } from './asks.ts'
import { desiredFiles } from './desired.ts'
import { planDifference } from './difference.ts'
import { type Errand, errandsOf, type OwnWork, ownOf } from './errands.ts'
import { dayOf, digestOfFiles, parseCommit, renderCommit } from './follow-up-commit.ts'
import { followUpWords } from './follow-up-words.ts'
import { parseMarker } from './marker.ts'
import type { Action, Plan } from './plan.ts'
import type { Standing } from './standing.ts'
import { saysSame, withTicks } from './ticks.ts'

/** One of our pull requests, what it is for, and the files it should hold now. */
interface Work {
  readonly errand: Errand
  readonly own: OwnWork
  readonly files: FileSet
}

/**
 * Keeps our pull requests in line with what is needed: the same branch every time, pushed only when
 * its files differ, closed when no longer needed. One that a person has committed to is left alone, with
 * what we would write in a comment. One that a person closed is a decision and stays closed.
 */
export function planFollowUps(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  const { name } = standing
  if (home === undefined || name === undefined || !isFollowed(snapshot, home)) return []
  if (standing.decisions.hold !== undefined) return []
  return errandsOf(standing).flatMap((errand) => {
    if (isUncertain(snapshot, errand.part)) return []
    const own = ownOf(snapshot, standing, errand)
    const files = desiredFiles(snapshot, standing, errand)
    const work = { errand, own, files }
    const direct = errand.part === 'status' && isDirect(snapshot, own)
    return direct ? planDirect(snapshot, work) : planPart(snapshot, work)
  })
}

/** What a hub that is silent now may say would be missing in files made from facts, so they stay as they are. */
function isUncertain({ facts }: Snapshot, part: OwnPart): boolean {
  return facts?.kind === 'silent' && part !== 'status'
}

/** Whether the status is committed to the default branch: as configured, unless the branch refuses or a pull request is open. */
function isDirect({ config, repository }: Snapshot, { pull }: OwnPull): boolean {
  return config.status.by === 'commit' && !repository.refusesCommits && pull?.state !== 'open'
}

function planDirect(snapshot: Snapshot, work: Work): Plan {
  if (work.files.changes.length === 0) return []
  const { head, defaultBranch } = snapshot.repository
  return [{ ...push(snapshot, work), branch: defaultBranch, base: head, expected: head }]
}

/** Writes one of our branches again on the present default branch. */
export function planWritten(snapshot: Snapshot, work: Work): Plan {
  return work.files.changes.length === 0 ? [] : [push(snapshot, work)]
}

function planPart(snapshot: Snapshot, work: Work): Plan {
  const { own, files } = work
  const { tip, pull } = own
  const isForeign = tip !== undefined && !tip.ours
  if (isForeign && own.there !== undefined) return []
  if (isForeign) {
    return [...planDifference(snapshot, own, files.changes), ...planAsks(snapshot, own)]
  }
  if (files.changes.length === 0) return planClosing(own)
  if (pull?.state === 'closed' && !pull.closedByUs && !isAskedSince(snapshot, pull)) return []
  if (pull?.state === 'merged' && digestShown(pull.body) === digestOfFiles(files)) return []
  // Whom to ask is said for this repository alone.
  const asks = own.there === undefined ? planAsks(snapshot, own) : []
  return [...planPush(snapshot, work), ...planPull(snapshot, work), ...asks]
}

/** Whether somebody asked for the follow-ups after this one was closed. */
function isAskedSince({ home }: Snapshot, { closedAt }: NonNullable<OwnPull['pull']>): boolean {
  const acts = home === undefined ? [] : actsOf(home)
  return acts.some(
    ({ kind, at }) => kind === 'scaffold' && (closedAt === undefined || at > closedAt),
  )
}

function planClosing(own: OwnWork): Plan {
  const { pull } = own
  if (pull?.state !== 'open') return []
  return [{ kind: 'close-pull', ...thereOf(own), number: pull.number }]
}

function planPush(snapshot: Snapshot, work: Work): Plan {
  const { tip, pull } = work.own
  const isUpToDate =
    tip !== undefined && parseCommit(tip.message)?.digest === digestOfFiles(work.files)
  return isUpToDate && pull?.conflicting !== true ? [] : [push(snapshot, work)]
}

function push(snapshot: Snapshot, work: Work): Extract<Action, { kind: 'push-branch' }> {
  const { own, files } = work
  const { branch, tip, base } = own
  const { title } = followUpWords(snapshot, work)
  const message = renderCommit(
    title,
    { digest: digestOfFiles(files), day: dayOf(snapshot, own) },
    snapshot.config.status.signOff ? snapshot.bot : undefined,
  )
  const { changes } = files
  const at = { ...thereOf(own), branch, ...slotOf(own), base, expected: tip?.oid }
  return { kind: 'push-branch', ...at, message, changes }
}

function planPull(snapshot: Snapshot, work: Work): Plan {
  const { branch, pull } = work.own
  const { title, body: fresh } = followUpWords(snapshot, work)
  if (pull?.state !== 'open') {
    const at = { ...thereOf(work.own), branch, ...slotOf(work.own) }
    return [{ kind: 'open-pull', ...at, title, body: fresh }]
  }
  const body = withTicks(fresh, pull.body)
  if (pull.title === title && saysSame(pull.body, body)) return []
  return [{ kind: 'edit-pull', ...thereOf(work.own), number: pull.number, title, body }]
}

function thereOf({ there }: OwnWork): Pick<OwnWork, 'there'> {
  return there === undefined ? {} : { there }
}

function slotOf({ slot }: OwnPull): { readonly slot?: string } {
  return slot === undefined ? {} : { slot }
}

function digestShown(body: string): string | undefined {
  const marker = parseMarker(body)
  return marker?.kind === 'follow-up' ? marker.digest : undefined
}
