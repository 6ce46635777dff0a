import { z } from 'zod'
import { revise } from '../acts/record.ts'
import { tellIssue } from '../acts/tell.ts'
import { issueShape } from '../shape/issue.ts'
import { userShape } from '../shape/people.ts'
import { isCollaborator, userNamed } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import { issueAt } from './find.ts'
import {
  type Answer,
  created,
  inRepository,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

const writing = { needs: ['issues:write', 'pull_requests:write'], role: 'triage' } as const

/** Who is to take care of an issue or pull request. */
export const assignees: Operations = {
  'issues/add-assignees': inRepository(
    writing,
    async (call): Promise<Answer> => created(await change(call, 'assigned')),
  ),
  'issues/remove-assignees': inRepository(
    writing,
    async (call): Promise<Answer> => ok(await change(call, 'unassigned')),
  ),
}

const wish = z.object({ assignees: z.array(z.string()).max(10).default([]) })

/** Who cannot be assigned is passed over in silence, as on GitHub. */
async function change(call: RepositoryCall, action: 'assigned' | 'unassigned') {
  const { world, repository: at, user: by } = call
  const users = read(call, wish).assignees.flatMap((login) => assignable(call, login))
  for (const { id } of users) {
    const issue = issueAt(call)
    const ids = issue.assigneeIds
    if (ids.includes(id) === (action === 'assigned')) continue
    const others = ids.filter((one) => one !== id)
    const assigneeIds = action === 'assigned' ? [...ids, id] : others
    const revised = revise(world, issue, { assigneeIds })
    const assignee = userShape(world, id)
    await tellIssue(world, { at, by, action }, revised, { assignee })
  }
  return issueShape(world, at, issueAt(call))
}

function assignable(call: RepositoryCall, login: string): readonly User[] {
  const { world, repository } = call
  const user = userNamed(world.state, login)
  if (user === undefined) return []
  const isAuthor = issueAt(call).authorId === user.id
  return isAuthor || isCollaborator(world.state, repository, user.id) ? [user] : []
}
