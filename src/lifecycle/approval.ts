/** What the `external_id` of our approval check says: for which pull request, head and blob, by which act. */
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
