import type { FileSet } from '../edit/files.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isFollowed } from './adopted.ts'
import { desiredFiles } from './desired.ts'
import { errandsOf, ownOf } from './errands.ts'
import { dayOf, digestOfFiles, parseCommit, renderCommit } from './follow-up-commit.ts'
import { followUpWords } from './follow-up-words.ts'
import { parseMarker } from './marker.ts'
import type { Action, Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/**
 * Keeps our pull requests in line with what is needed: the same branch every time, pushed only when
 * its files differ, left alone once a person has committed to it, closed when no longer needed.
 * One that a person closed is a decision and stays closed.
 */
export function planFollowUps(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  const { name } = standing
  if (home === undefined || name === undefined || !isFollowed(snapshot, home)) return []
  if (standing.decisions.hold !== undefined) return []
  return errandsOf(standing).flatMap((errand) => {
    const own = ownOf(snapshot, standing, errand)
    const files = desiredFiles(snapshot, standing, errand)
    const direct = errand.part === 'status' && isDirect(snapshot, own)
    return direct ? planDirect(snapshot, own, files) : planPart(snapshot, own, files)
  })
}

/** Whether the status is committed to the default branch: as configured, unless the branch refuses or a pull request is open. */
function isDirect({ config, repository }: Snapshot, { pull }: OwnPull): boolean {
  return config.status.by === 'commit' && !repository.refusesCommits && pull?.state !== 'open'
}

function planDirect(snapshot: Snapshot, own: OwnPull, files: FileSet): Plan {
  if (files.changes.length === 0) return []
  const { head, defaultBranch } = snapshot.repository
  const made = push(snapshot, own, { files, digest: digestOfFiles(files) })
  return [{ ...made, branch: defaultBranch, base: head, expected: head }]
}

/** Writes our open pull requests again on the present default branch, but not over a person's commits. */
export function planAnew(snapshot: Snapshot, standing: Standing): Plan {
  return errandsOf(standing).flatMap((errand) => {
    const own = ownOf(snapshot, standing, errand)
    const files = desiredFiles(snapshot, standing, errand)
    const isOurs = own.pull?.state === 'open' && own.tip?.ours === true
    if (!isOurs || files.changes.length === 0) return []
    return [push(snapshot, own, { files, digest: digestOfFiles(files) })]
  })
}

function planPart(snapshot: Snapshot, own: OwnPull, files: FileSet): Plan {
  const { tip, pull } = own
  const foreign = tip !== undefined && !tip.ours
  if (files.changes.length === 0) return foreign ? [] : planClosing(own)
  if (foreign) return []

  const digest = digestOfFiles(files)
  if (pull?.state === 'closed' && !pull.closedByUs && !isAskedSince(snapshot, pull)) return []
  if (pull?.state === 'merged' && digestShown(pull.body) === digest) return []
  return [
    ...planPush(snapshot, own, { files, digest }),
    ...planPull(snapshot, own, { files, digest }),
  ]
}

/** Whether somebody asked for the follow-ups after this one was closed. */
function isAskedSince({ home }: Snapshot, { closedAt }: NonNullable<OwnPull['pull']>): boolean {
  const acts = home === undefined ? [] : actsOf(home)
  return acts.some(
    ({ kind, at }) => kind === 'scaffold' && (closedAt === undefined || at > closedAt),
  )
}

function planClosing({ pull }: OwnPull): Plan {
  return pull?.state === 'open' ? [{ kind: 'close-pull', number: pull.number }] : []
}

interface Wanted {
  readonly files: FileSet
  readonly digest: string
}

function planPush(snapshot: Snapshot, own: OwnPull, { files, digest }: Wanted): Plan {
  const { tip, pull } = own
  const upToDate = tip !== undefined && parseCommit(tip.message)?.digest === digest
  if (upToDate && pull?.conflicting !== true) return []
  return [push(snapshot, own, { files, digest })]
}

function push(
  snapshot: Snapshot,
  own: OwnPull,
  wanted: Wanted,
): Extract<Action, { kind: 'push-branch' }> {
  const { files, digest } = wanted
  const { branch, tip } = own
  const { title } = followUpWords(snapshot, own, { files, digest })
  const message = renderCommit(
    title,
    { digest, day: dayOf(snapshot, own) },
    snapshot.config.status.signOff ? snapshot.bot : undefined,
  )
  const { changes } = files
  const base = snapshot.repository.head
  return { kind: 'push-branch', branch, ...slotOf(own), base, expected: tip?.oid, message, changes }
}

function planPull(snapshot: Snapshot, own: OwnPull, wanted: Wanted): Plan {
  const { branch, pull } = own
  const { title, body } = followUpWords(snapshot, own, wanted)
  if (pull?.state !== 'open') return [{ kind: 'open-pull', branch, ...slotOf(own), title, body }]
  if (pull.title === title && pull.body.trimEnd() === body.trimEnd()) return []
  return [{ kind: 'edit-pull', number: pull.number, title, body }]
}

function slotOf({ slot }: OwnPull): { readonly slot?: string } {
  return slot === undefined ? {} : { slot }
}

function digestShown(body: string): string | undefined {
  const marker = parseMarker(body)
  return marker?.kind === 'follow-up' ? marker.digest : undefined
}
