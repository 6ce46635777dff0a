import type { CheckRun, CheckSuite } from './checks.ts'
import type { Comment, Happening, Issue, Reaction, Review } from './conversation.ts'
import type { App, Collaboration, Installation, InstallationToken, User } from './people.ts'
import type { Label, Repository } from './repository.ts'
import type { ReviewComment } from './review-comments.ts'
import type { BranchRule, MergeGroup } from './rules.ts'
import type { Grant, UserToken } from './sign-ins.ts'
import type { CommitStatus } from './statuses.ts'
import type { Team } from './teams.ts'
import type { Job, Run, Workflow } from './workflows.ts'

/**
 * Everything the fake GitHub knows besides git objects, as plain records by id.
 *
 * A record is never changed, only replaced, so that a copy of the maps is a picture of the world.
 */
export interface State {
  readonly users: Map<number, User>
  readonly apps: Map<number, App>
  readonly installations: Map<number, Installation>
  readonly tokens: Map<string, InstallationToken>
  /** What people said yes to, by code. */
  readonly grants: Map<string, Grant>
  readonly userTokens: Map<string, UserToken>
  readonly repositories: Map<number, Repository>
  /** `owner/name` in lower case that repositories had before. */
  readonly formerNames: Map<string, number>
  readonly collaborations: Map<string, Collaboration>
  readonly teams: Map<number, Team>
  readonly labels: Map<number, Label>
  readonly issues: Map<number, Issue>
  readonly comments: Map<number, Comment>
  readonly reactions: Map<number, Reaction>
  readonly reviews: Map<number, Review>
  readonly reviewComments: Map<number, ReviewComment>
  readonly happenings: Map<number, Happening>
  readonly suites: Map<number, CheckSuite>
  readonly checks: Map<number, CheckRun>
  readonly rules: Map<number, BranchRule>
  readonly mergeGroups: Map<number, MergeGroup>
  readonly statuses: Map<number, CommitStatus>
  readonly workflows: Map<number, Workflow>
  readonly runs: Map<number, Run>
  readonly jobs: Map<number, Job>
  /** Earlier attempts of runs: `run/attempt`. */
  readonly attempts: Map<string, Run>
}

export function emptyState(): State {
  return {
    users: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    grants: new Map(),
    userTokens: new Map(),
    repositories: new Map(),
    formerNames: new Map(),
    collaborations: new Map(),
    teams: new Map(),
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    reactions: new Map(),
    reviews: new Map(),
    reviewComments: new Map(),
    happenings: new Map(),
    suites: new Map(),
    checks: new Map(),
    rules: new Map(),
    mergeGroups: new Map(),
    statuses: new Map(),
    workflows: new Map(),
    runs: new Map(),
    jobs: new Map(),
    attempts: new Map(),
  }
}

/** A picture of the world as it is now; later changes do not show in it. */
export function copyOf(state: State): State {
  return {
    users: new Map(state.users),
    apps: new Map(state.apps),
    installations: new Map(state.installations),
    tokens: new Map(state.tokens),
    grants: new Map(state.grants),
    userTokens: new Map(state.userTokens),
    repositories: new Map(state.repositories),
    formerNames: new Map(state.formerNames),
    collaborations: new Map(state.collaborations),
    teams: new Map(state.teams),
    labels: new Map(state.labels),
    issues: new Map(state.issues),
    comments: new Map(state.comments),
    reactions: new Map(state.reactions),
    reviews: new Map(state.reviews),
    reviewComments: new Map(state.reviewComments),
    happenings: new Map(state.happenings),
    suites: new Map(state.suites),
    checks: new Map(state.checks),
    rules: new Map(state.rules),
    mergeGroups: new Map(state.mergeGroups),
    statuses: new Map(state.statuses),
    workflows: new Map(state.workflows),
    runs: new Map(state.runs),
    jobs: new Map(state.jobs),
    attempts: new Map(state.attempts),
  }
}
