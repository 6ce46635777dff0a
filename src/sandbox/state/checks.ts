export type Conclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale'
  | 'startup_failure'

export type Status = 'queued' | 'in_progress' | 'completed'

/** All checks of one app on one commit. */
export interface CheckSuite {
  readonly id: number
  readonly repositoryId: number
  readonly appId: number
  readonly headSha: string
  readonly headBranch: string | null
  readonly createdAt: string
  readonly updatedAt: string
  /** Set when somebody asked for everything again and no run has answered yet. */
  readonly requestedAgain: boolean
}

export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column: number | null
  readonly end_column: number | null
  readonly annotation_level: 'notice' | 'warning' | 'failure'
  readonly title: string | null
  readonly message: string
  readonly raw_details: string | null
}

export interface CheckRun {
  readonly id: number
  readonly repositoryId: number
  readonly appId: number
  readonly suiteId: number
  readonly name: string
  readonly headSha: string
  readonly status: Status
  readonly conclusion: Conclusion | null
  readonly externalId: string
  readonly detailsUrl: string | null
  readonly startedAt: string
  readonly completedAt: string | null
  readonly output: CheckOutput
  readonly annotations: readonly Annotation[]
  readonly actions: readonly CheckAction[]
}

interface CheckOutput {
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
}

interface CheckAction {
  readonly label: string
  readonly description: string
  readonly identifier: string
}
