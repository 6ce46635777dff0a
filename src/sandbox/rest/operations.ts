import type { Hooks } from '../hooks/hooks.ts'
import { repositoryAdministration } from './administration.ts'
import { apps } from './apps.ts'
import { assignees } from './assignees.ts'
import { branches } from './branches.ts'
import { checkSuites } from './check-suites.ts'
import { checks } from './checks.ts'
import { comments } from './comments.ts'
import { compare } from './compare.ts'
import { contents } from './contents.ts'
import { gitData } from './git-data.ts'
import { hookConfig } from './hook-config.ts'
import { hookDeliveries } from './hook-deliveries.ts'
import { issueLabels } from './issue-labels.ts'
import { issues } from './issues.ts'
import { labels } from './labels.ts'
import type { Operations } from './operation.ts'
import { pulls } from './pulls.ts'
import { reactions } from './reactions.ts'
import { refs } from './refs.ts'
import { repositories } from './repositories.ts'
import { reviewComments } from './review-comments.ts'
import { reviewers } from './reviewers.ts'
import { reviews } from './reviews.ts'
import { rules } from './rules.ts'
import { statuses } from './statuses.ts'
import { teams } from './teams.ts'
import { users } from './users.ts'
import { workflowRuns } from './workflow-runs.ts'
import { workflows } from './workflows.ts'

/** Every operation that is served, by GitHub's operation id; each says who may call it. */
export function operations(hooks: Hooks): Operations {
  return {
    ...apps,
    ...assignees,
    ...branches,
    ...checkSuites,
    ...checks,
    ...comments,
    ...compare,
    ...contents,
    ...gitData,
    ...hookConfig,
    ...hookDeliveries(hooks),
    ...issueLabels,
    ...issues,
    ...labels,
    ...pulls,
    ...reactions,
    ...refs,
    ...repositories,
    ...repositoryAdministration,
    ...reviewComments,
    ...reviewers,
    ...reviews,
    ...rules,
    ...statuses,
    ...teams,
    ...users,
    ...workflowRuns,
    ...workflows,
  }
}
