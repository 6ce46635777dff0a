/** What we do to pull requests ourselves. */
const ourActions: ReadonlySet<string> = new Set([
  'labeled',
  'unlabeled',
  'opened',
  'edited',
  'synchronize',
  'assigned',
  'review_requested',
])

/** Whether a webhook that our own bot caused only says what we have just done. */
export function isEcho(event: string, action: string): boolean {
  if (event === 'pull_request') return ourActions.has(action)
  if (event === 'check_run') return action === 'created' || action === 'completed'
  return event === 'issue_comment' || event === 'label' || event === 'push'
}
