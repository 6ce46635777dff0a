import { checkNames } from './names.ts'
import type { CheckRun, Home, Snapshot } from './snapshot.ts'

/** An approval as recorded in the `external_id` of our own check run: for a pull request, a head, a blob, by an act. */
export interface Approval {
  readonly pull: number
  readonly head: string
  readonly blob: string
  /** The request that was admitted: `comment-7`, `label-LE_x`, `review-9`. */
  readonly act: string
}

const pattern = /^v1:(?<pull>\d+):(?<head>[0-9a-f]{40}):(?<blob>[0-9a-f]{40}):(?<act>[\w-]+)$/

/** Writes an approval: `v1:<pull request>:<head>:<blob>:<act>`. */
export function renderApproval({ pull, head, blob, act }: Approval): string {
  return `v1:${pull}:${head}:${blob}:${act}`
}

/** Reads it back: `parseApproval(renderApproval(a))` is `a`. */
export function parseApproval(externalId: string): Approval | undefined {
  const { pull, head, blob, act } = pattern.exec(externalId)?.groups ?? {}
  if (pull === undefined || head === undefined || blob === undefined || act === undefined) return
  return { pull: Number(pull), head, blob, act }
}

/** The last word on approval: given, or taken back by an act. */
export interface ApprovalRecord extends Approval {
  readonly given: boolean
  readonly check: CheckRun
}

/** What our check run on the present head says; without one, what the latest head before it said. */
export function approvalRecord(home: Home): ApprovalRecord | undefined {
  const ours = home.checks.filter((check) => check.name === checkNames.approval)
  const recorded = [
    ...ours.filter((check) => check.head === home.head),
    ...ours.filter((check) => check.head !== home.head),
  ].flatMap((check) => {
    const approval = parseApproval(check.externalId)
    if (approval === undefined || approval.pull !== home.number) return []
    return [{ ...approval, given: check.conclusion === 'success', check }]
  })
  return recorded[0]
}

/**
 * The approval in force: the act's blob is still the proposal's blob.
 *
 * A rebase that leaves the blob alone keeps it; any other text of the proposal drops it.
 * After the merge the blob on the default branch may move on without undoing the decision.
 */
export function approvalOf(snapshot: Snapshot): ApprovalRecord | undefined {
  const { home, asked } = snapshot
  if (home === undefined) return undefined
  const record = approvalRecord(home)
  if (record === undefined || !record.given) return undefined
  if (home.state === 'merged') return record
  return record.blob === asked?.blob ? record : undefined
}
