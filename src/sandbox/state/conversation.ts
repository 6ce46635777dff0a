/** What an issue and a pull request have in common, and for the latter its own half. */
export interface Issue {
  readonly id: number
  readonly repositoryId: number
  readonly number: number
  readonly authorId: number
  readonly title: string
  readonly body: string | null
  readonly state: 'open' | 'closed'
  readonly stateReason: 'completed' | 'not_planned' | 'reopened' | null
  readonly labelIds: readonly number[]
  readonly assigneeIds: readonly number[]
  readonly locked: boolean
  readonly createdAt: string
  readonly updatedAt: string
  readonly closedAt: string | null
  readonly closedById: number | undefined
  readonly pull: Pull | undefined
}

/** The half that only a pull request has. Branches are short names. */
interface Pull {
  readonly id: number
  readonly headRepositoryId: number | undefined
  readonly headOwnerId: number
  readonly headBranch: string
  readonly headSha: string
  readonly baseBranch: string
  readonly baseSha: string
  readonly draft: boolean
  /** Who is asked for a review and has not given one yet. */
  readonly reviewerIds: readonly number[]
  readonly reviewTeamIds: readonly number[]
  readonly maintainerCanModify: boolean
  readonly merge: Merge | undefined
}

export interface Merge {
  readonly at: string
  readonly byId: number
  readonly sha: string
}

/** An issue that is known to be a pull request. */
export type PullRequest = Issue & { readonly pull: Pull }

export interface Comment {
  readonly id: number
  readonly repositoryId: number
  readonly number: number
  readonly authorId: number
  readonly appId: number | undefined
  readonly body: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly editedAt: string | null
  readonly minimized: boolean
}

export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const
export type ReactionContent = (typeof reactionContents)[number]

export interface Reaction {
  readonly id: number
  readonly commentId: number
  readonly userId: number
  readonly content: ReactionContent
  readonly createdAt: string
}

export interface Review {
  readonly id: number
  readonly repositoryId: number
  readonly number: number
  readonly authorId: number
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'PENDING' | 'DISMISSED'
  readonly body: string
  readonly commitId: string
  readonly submittedAt: string
}

/** Something that happened to an issue or pull request and stays in its timeline. */
export interface Happening {
  readonly id: number
  readonly repositoryId: number
  readonly number: number
  readonly kind: 'labeled' | 'unlabeled' | 'closed' | 'reopened' | 'merged' | 'force-pushed'
  readonly actorId: number
  readonly createdAt: string
  readonly label: { readonly name: string; readonly color: string } | undefined
  /** The head before and after a forced push. */
  readonly heads: { readonly before: string; readonly after: string } | undefined
}
