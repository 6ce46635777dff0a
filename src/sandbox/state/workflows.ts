import type { Conclusion, Status } from './checks.ts'

/** A workflow that was seen; it keeps its id as long as its file keeps its path. */
export interface Workflow {
  readonly id: number
  readonly repositoryId: number
  readonly path: string
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
  readonly inputs: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly updatedAt: string
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
