export const statusStates = ['error', 'failure', 'pending', 'success'] as const

/** What somebody says of a commit under one name; a later one of the same name takes its place. */
export interface CommitStatus {
  readonly id: number
  readonly repositoryId: number
  readonly sha: string
  readonly state: (typeof statusStates)[number]
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creatorId: number
  readonly createdAt: string
}
