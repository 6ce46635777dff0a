import { invalid } from '../problem.ts'
import type { Issue, Merge } from '../state/conversation.ts'
import type { User } from '../state/people.ts'
import { timeOf, type World } from '../world.ts'
import { note, revise } from './record.ts'
import { tellIssue } from './tell.ts'

interface Closing {
  readonly by: User
  readonly merge?: Merge
  readonly reason?: Issue['stateReason']
}

/** Closes an issue or a pull request, the latter as merged when there is a merge. */
export async function closeIssue(
  world: World,
  issue: Issue,
  { by, merge, reason }: Closing,
): Promise<void> {
  const at = world.state.repositories.get(issue.repositoryId)
  if (at === undefined || issue.state === 'closed') return
  const closed = revise<Issue>(world, issue, {
    state: 'closed',
    stateReason: issue.pull === undefined ? (reason ?? 'completed') : null,
    closedAt: timeOf(world),
    closedById: by.id,
    pull: issue.pull === undefined ? undefined : { ...issue.pull, merge },
  })
  if (merge !== undefined) note(world, closed, { kind: 'merged', actorId: by.id })
  note(world, closed, { kind: 'closed', actorId: by.id })
  await tellIssue(world, { at, by, action: 'closed' }, closed)
}

export async function reopenIssue(world: World, issue: Issue, by: User): Promise<void> {
  const at = world.state.repositories.get(issue.repositoryId)
  if (at === undefined || issue.state === 'open') return
  if (issue.pull?.merge !== undefined || isHeadGone(world, issue)) {
    throw invalid('PullRequest', 'state', 'state cannot be changed')
  }
  const open = revise<Issue>(world, issue, {
    state: 'open',
    stateReason: issue.pull === undefined ? 'reopened' : null,
    closedAt: null,
    closedById: undefined,
  })
  note(world, open, { kind: 'reopened', actorId: by.id })
  await tellIssue(world, { at, by, action: 'reopened' }, open)
}

function isHeadGone({ state }: World, { pull }: Issue): boolean {
  if (pull === undefined) return false
  const { headRepositoryId, headBranch } = pull
  const head = headRepositoryId === undefined ? undefined : state.repositories.get(headRepositoryId)
  return head?.refs.has(`refs/heads/${headBranch}`) !== true
}
