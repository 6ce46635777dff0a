import type { Need } from '../auth/access.ts'

const permissions: Readonly<Record<string, Need>> = {
  check_run: 'checks:read',
  check_suite: 'checks:read',
  create: 'contents:read',
  delete: 'contents:read',
  issue_comment: 'issues:read',
  issues: 'issues:read',
  label: 'metadata:read',
  pull_request: 'pull_requests:read',
  pull_request_review: 'pull_requests:read',
  pull_request_review_comment: 'pull_requests:read',
  pull_request_review_thread: 'pull_requests:read',
  push: 'contents:read',
  merge_group: 'merge_queues:read',
  repository: 'metadata:read',
  status: 'statuses:read',
  workflow_job: 'actions:read',
  workflow_run: 'actions:read',
}

const always = new Set(['installation', 'installation_repositories'])

/** The permission an app needs to hear of an event; without one it always does. */
export function needOf(event: string): Need | undefined {
  if (always.has(event)) return undefined
  const need = permissions[event]
  if (need === undefined) throw new Error(`No permission is known for the event ${event}`)
  return need
}
