/** One permission of the app: what it is for, what stops without it, and what needs it. */
export interface Grant {
  readonly permission: string
  readonly level: 'read' | 'write'
  /** When it is asked for only by some: in words, what makes it necessary. */
  readonly onlyWith?: string
  /** What no longer works without it; a sentence. */
  readonly stops: string
  /** The same where only reading is granted. */
  readonly stopsWriting?: string
  /** GitHub's ids of the operations that need it. */
  readonly operations: readonly string[]
  /** What GraphQL answers only with it. */
  readonly graphql: readonly string[]
  /** The events GitHub sends only with it. */
  readonly events: readonly string[]
}

/**
 * Everything the app may be granted, base permissions first; `app.yml` asks for the base ones.
 *
 * Source: the permissions that GitHub's documentation lists for each endpoint and event, REST API
 * version 2022-11-28.
 */
export const grants: readonly Grant[] = [
  {
    permission: 'metadata',
    level: 'read',
    stops: 'No role can be looked up, so every request is refused.',
    operations: ['repos/get', 'repos/get-branch-rules', 'repos/get-collaborator-permission-level'],
    graphql: ['repository', 'labels'],
    events: ['label', 'repository'],
  },
  {
    permission: 'contents',
    level: 'write',
    stops: 'No proposal, template or configuration can be read, and no follow-up branch written.',
    stopsWriting: 'No follow-up branch is written.',
    operations: [
      'git/create-commit',
      'git/create-ref',
      'git/create-tree',
      'git/get-blob',
      'git/get-commit',
      'git/get-ref',
      'git/get-tree',
      'git/list-matching-refs',
      'git/update-ref',
      'repos/get-branch',
      'repos/list-commits',
    ],
    graphql: ['commits', 'files', 'refs'],
    events: ['push'],
  },
  {
    permission: 'pull_requests',
    level: 'write',
    stops: 'No pull request can be seen, and no follow-up opened.',
    stopsWriting: 'No follow-up is opened.',
    operations: [
      'pulls/create',
      'pulls/create-review',
      'pulls/request-reviewers',
      'pulls/update',
      'repos/list-pull-requests-associated-with-commit',
    ],
    graphql: ['pull requests', 'reviews', 'timelines'],
    events: ['pull_request', 'pull_request_review'],
  },
  {
    permission: 'issues',
    level: 'write',
    stops:
      'No command arrives, and no label, reply, reaction, status comment or audit issue is written.',
    stopsWriting: 'No label, reply, reaction, status comment or audit issue is written.',
    operations: [
      'issues/add-assignees',
      'issues/add-labels',
      'issues/create',
      'issues/create-comment',
      'issues/create-label',
      'issues/delete-comment',
      'issues/remove-label',
      'issues/update',
      'issues/update-comment',
      'reactions/create-for-issue-comment',
    ],
    graphql: ['comments', 'issues', 'reactions'],
    events: ['issue_comment'],
  },
  {
    permission: 'checks',
    level: 'write',
    stops: 'No check run is shown, and approvals cannot be recorded.',
    operations: ['checks/create', 'checks/update'],
    graphql: ['check suites', 'check runs'],
    events: ['check_run', 'check_suite'],
  },
  {
    permission: 'actions',
    level: 'write',
    stops: 'No validation or push is started, and none is seen to end.',
    stopsWriting: 'No validation or push is started.',
    operations: [
      'actions/create-workflow-dispatch',
      'actions/get-workflow-run',
      'actions/list-jobs-for-workflow-run',
      'actions/list-repo-workflows',
      'actions/list-workflow-runs',
      'actions/list-workflow-runs-for-repo',
    ],
    graphql: [],
    events: ['workflow_run'],
  },
  {
    permission: 'merge_queues',
    level: 'read',
    stops: 'Merge groups get no checks, so a queue that asks for them waits in vain.',
    operations: [],
    graphql: [],
    events: ['merge_group'],
  },
  {
    permission: 'members',
    level: 'read',
    onlyWith: '`maintainers.teams` in the configuration',
    stops: 'Nobody counts as a maintainer by being in a team.',
    operations: ['teams/get-membership-for-user-in-org'],
    graphql: [],
    events: ['membership'],
  },
  {
    permission: 'statuses',
    level: 'read',
    onlyWith: '`validation.statuses` in the configuration',
    stops: 'Commit statuses are no evidence of validation.',
    operations: [],
    graphql: ['commit statuses'],
    events: ['status'],
  },
]

/** An operation that needs no permission of the repository, and why it may be called all the same. */
export interface Exempt {
  readonly operation: string
  readonly reason: string
}

const byToken = 'Answers for the token that asks.'
const asApp =
  'Asked as the app itself, with the token it signs; what GitHub flags for apps is about the tokens of installations.'

/** The operations no permission stands behind. */
export const exempt: readonly Exempt[] = [
  { operation: 'apps/create-installation-access-token', reason: asApp },
  { operation: 'apps/get-authenticated', reason: asApp },
  { operation: 'apps/get-repo-installation', reason: asApp },
  { operation: 'apps/get-webhook-config-for-app', reason: asApp },
  { operation: 'apps/list-installations', reason: asApp },
  { operation: 'apps/list-repos-accessible-to-installation', reason: byToken },
  { operation: 'apps/list-webhook-deliveries', reason: asApp },
  { operation: 'apps/redeliver-webhook-delivery', reason: asApp },
  { operation: 'rate-limit/get', reason: byToken },
]
