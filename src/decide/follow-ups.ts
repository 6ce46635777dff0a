import type { FileSet } from '../edit/files.ts'
import { branchOf, ownParts } from '../lifecycle/names.ts'
import type { OwnPart, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isAdopted } from './adopted.ts'
import { desiredFiles } from './desired.ts'
import { dayOf, digestOfFiles, parseCommit, renderCommit } from './follow-up-commit.ts'
import { followUpWords } from './follow-up-words.ts'
import { parseMarker } from './marker.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/**
 * Keeps our pull requests in line with what is needed: the same branch every time, pushed only when
 * its files differ, left alone once a person has committed to it, closed when no longer needed.
 * One that a person closed is a decision and stays closed.
 */
export function planFollowUps(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  const { name } = standing
  if (home === undefined || name === undefined || !isAdopted(snapshot, home)) return []
  return ownParts.flatMap((part) => {
    const own = snapshot.ownPulls.get(part) ?? unborn(part, branchOf(name, part))
    return planPart(snapshot, own, desiredFiles(snapshot, standing, part))
  })
}

function unborn(part: OwnPart, branch: string): OwnPull {
  return { part, branch, tip: undefined, pull: undefined }
}

function planPart(snapshot: Snapshot, own: OwnPull, files: FileSet): Plan {
  const { tip, pull } = own
  const foreign = tip !== undefined && !tip.ours
  if (files.changes.length === 0) return foreign ? [] : planClosing(own)
  if (foreign) return []

  const digest = digestOfFiles(files)
  if (pull?.state === 'closed' && !pull.closedByUs) return []
  if (pull?.state === 'merged' && digestShown(pull.body) === digest) return []
  return [
    ...planPush(snapshot, own, { files, digest }),
    ...planPull(snapshot, own, { files, digest }),
  ]
}

function planClosing({ pull }: OwnPull): Plan {
  return pull?.state === 'open' ? [{ kind: 'close-pull', number: pull.number }] : []
}

interface Wanted {
  readonly files: FileSet
  readonly digest: string
}

function planPush(snapshot: Snapshot, own: OwnPull, { files, digest }: Wanted): Plan {
  const { tip, branch, part, pull } = own
  const upToDate = tip !== undefined && parseCommit(tip.message)?.digest === digest
  if (upToDate && pull?.conflicting !== true) return []
  const { title } = followUpWords(snapshot, part, { files, digest })
  const message = renderCommit(title, { digest, day: dayOf(snapshot, part) })
  const { changes } = files
  const base = snapshot.repository.head
  return [{ kind: 'push-branch', branch, base, expected: tip?.oid, message, changes }]
}

function planPull(snapshot: Snapshot, own: OwnPull, wanted: Wanted): Plan {
  const { branch, part, pull } = own
  const { title, body } = followUpWords(snapshot, part, wanted)
  if (pull?.state !== 'open') return [{ kind: 'open-pull', branch, title, body }]
  if (pull.title === title && pull.body.trimEnd() === body.trimEnd()) return []
  return [{ kind: 'edit-pull', number: pull.number, title, body }]
}

function digestShown(body: string): string | undefined {
  const marker = parseMarker(body)
  return marker?.kind === 'follow-up' ? marker.digest : undefined
}
