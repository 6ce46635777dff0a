/** Groups of REST operations that the slice holds whole, so that a missing handler has a name. */
const groups = ['checks/', 'git/', 'issues/', 'pulls/', 'reactions/']

const operations = new Set([
  'actions/cancel-workflow-run',
  'actions/create-workflow-dispatch',
  'actions/download-artifact',
  'actions/get-job-for-workflow-run',
  'actions/get-workflow',
  'actions/get-workflow-run',
  'actions/get-workflow-run-attempt',
  'actions/list-jobs-for-workflow-run',
  'actions/list-jobs-for-workflow-run-attempt',
  'actions/list-repo-workflows',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'actions/re-run-workflow',
  'actions/re-run-workflow-failed-jobs',
  'apps/create-installation-access-token',
  'apps/get-authenticated',
  'apps/get-installation',
  'apps/get-repo-installation',
  'apps/get-webhook-config-for-app',
  'apps/get-webhook-delivery',
  'apps/list-installations',
  'apps/list-repos-accessible-to-installation',
  'apps/list-webhook-deliveries',
  'apps/redeliver-webhook-delivery',
  'apps/update-webhook-config-for-app',
  'meta/get',
  'orgs/get-membership-for-user',
  'rate-limit/get',
  'repos/check-collaborator',
  'repos/compare-commits',
  'repos/compare-commits-with-basehead',
  'repos/create-commit-status',
  'repos/create-dispatch-event',
  'repos/create-or-update-file-contents',
  'repos/delete-file',
  'repos/get',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-collaborator-permission-level',
  'repos/get-combined-status-for-ref',
  'repos/get-commit',
  'repos/get-content',
  'repos/list-branches',
  'repos/list-commit-statuses-for-ref',
  'repos/list-commits',
  'repos/list-pull-requests-associated-with-commit',
  'teams/get-membership-for-user-in-org',
  'teams/list-members-in-org',
  'users/get-by-username',
])

const events = new Set([
  'check_run',
  'check_suite',
  'create',
  'delete',
  'installation',
  'installation_repositories',
  'issue_comment',
  'issues',
  'label',
  'member',
  'membership',
  'merge_group',
  'ping',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_review_thread',
  'push',
  'repository',
  'repository_dispatch',
  'status',
  'workflow_dispatch',
  'workflow_job',
  'workflow_run',
])

/** Whether the slice holds an operation: what the sandbox plays, and the rest of the groups it plays most of. */
export function isSlicedOperation(operationId: string): boolean {
  return operations.has(operationId) || groups.some((group) => operationId.startsWith(group))
}

/** Whether the slice holds an event: what the sandbox sends. */
export function isSlicedEvent(event: string): boolean {
  return events.has(event)
}
