import type { Conclusion, Status } from './checks.ts'

/** A workflow; it keeps its id as long as its file keeps its path. */
export interface Workflow {
  readonly id: number
  readonly repositoryId: number
  readonly path: string
  readonly state: 'active' | 'disabled_manually'
}

/** One run of a workflow. Nothing completes by itself. */
export interface Run {
  readonly id: number
  readonly repositoryId: number
  readonly workflowId: number
  readonly path: string
  readonly name: string
  readonly displayTitle: string
  readonly event: string
  readonly headBranch: string
  readonly headSha: string
  readonly headRepositoryId: number
  readonly number: number
  readonly attempt: number
  readonly status: Status
  readonly conclusion: Conclusion | null
  readonly actorId: number
  /** Who has caused this attempt. */
  readonly triggeredById: number
  readonly inputs: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly updatedAt: string
  /** When this attempt was queued. */
  readonly startedAt: string
}

export interface Job {
  readonly id: number
  readonly runId: number
  readonly attempt: number
  readonly name: string
  readonly status: Status
  readonly conclusion: Conclusion | null
  readonly startedAt: string
  readonly completedAt: string | null
}
