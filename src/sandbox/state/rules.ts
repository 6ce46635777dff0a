/** What a branch demands before anything reaches it: by a ruleset or by the older branch protection. */
export interface BranchRule {
  readonly id: number
  readonly repositoryId: number
  readonly branch: string
  readonly kind: 'ruleset' | 'protection'
  readonly checks: readonly RequiredCheck[]
  /** Whether changes come by pull request only. */
  readonly pullsOnly: boolean
  /** Whether pull requests are merged by the queue only. */
  readonly queue: boolean
}

/** A check run or commit status by its name, from one app when it says so. */
export interface RequiredCheck {
  readonly context: string
  readonly appId?: number
}

/** A pull request in the merge queue, tried out on a branch of its own. */
export interface MergeGroup {
  readonly id: number
  readonly repositoryId: number
  readonly number: number
  /** `refs/heads/gh-readonly-queue/…`. */
  readonly headRef: string
  readonly headSha: string
  readonly baseBranch: string
  readonly baseSha: string
}
