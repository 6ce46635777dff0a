import { z } from 'zod'
import { revise } from '../acts/record.ts'
import { tellComment } from '../acts/tell.ts'
import { objectionTo } from '../auth/access.ts'
import { Problem } from '../problem.ts'
import { commentShape } from '../shape/issue.ts'
import type { Comment, Issue } from '../state/conversation.ts'
import { commentsOf, issueNumbered } from '../state/lookup.ts'
import { timeOf } from '../world.ts'
import { checkAuthorOr, commentAt, issueAt } from './find.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

const reading = { needs: ['issues:read', 'pull_requests:read'], role: 'read' } as const
const writing = { needs: ['issues:write', 'pull_requests:write'], role: 'read' } as const

/** Comments on issues and pull requests. */
export const comments: Operations = {
  'issues/create-comment': inRepository(writing, create),
  'issues/update-comment': inRepository(writing, update),
  'issues/delete-comment': inRepository(writing, remove),
  'issues/get-comment': inRepository(reading, (call) =>
    ok(commentShape(call.world, call.repository, commentAt(call))),
  ),
  'issues/list-comments': inRepository(reading, (call) => {
    const since = Date.parse(call.query.get('since') ?? '1970-01-01T00:00:00Z')
    const all = commentsOf(call.world.state, issueAt(call))
    const recent = all.filter((one) => Date.parse(one.updatedAt) >= since)
    return listed(recent, (one) => commentShape(call.world, call.repository, one))
  }),
}

const wish = z.object({ body: z.string().min(1).max(65_536) })

function create(call: RepositoryCall): Answer {
  const { world, repository, user, actor } = call
  const issue = issueAt(call)
  const { body } = read(call, wish)
  const writing = { at: repository, role: 'write', needs: ['issues:write'] } as const
  if (issue.locked && objectionTo(world.state, actor, writing))
    throw new Problem(403, 'Unable to create comment because issue is locked.')
  const now = timeOf(world)
  const comment: Comment = {
    id: world.nextId(),
    repositoryId: repository.id,
    number: issue.number,
    authorId: user.id,
    appId: actor.kind === 'installation' ? actor.app.id : undefined,
    body,
    createdAt: now,
    updatedAt: now,
    editedAt: null,
    minimized: false,
  }
  world.state.comments.set(comment.id, comment)
  tell(call, 'created', { issue: revise(world, issue, {}), comment })
  return created(commentShape(world, repository, comment))
}

function update(call: RepositoryCall): Answer {
  const { world, repository } = call
  const comment = commentAt(call)
  checkAuthorOr(call, comment.authorId, 'write')
  const { body } = read(call, wish)
  const now = timeOf(world)
  const edited = { ...comment, body, updatedAt: now, editedAt: now }
  world.state.comments.set(comment.id, edited)
  const changes = { body: { from: comment.body } }
  tell(call, 'edited', { issue: issueOf(call, comment), comment: edited, changes })
  return ok(commentShape(world, repository, edited))
}

function remove(call: RepositoryCall): Answer {
  const comment = commentAt(call)
  checkAuthorOr(call, comment.authorId, 'write')
  call.world.state.comments.delete(comment.id)
  tell(call, 'deleted', { issue: issueOf(call, comment), comment })
  return noContent()
}

type Said = Parameters<typeof tellComment>[2]

function tell({ world, repository, user }: RepositoryCall, action: string, said: Said): void {
  tellComment(world, { at: repository, by: user, action }, said)
}

function issueOf({ world, repository }: RepositoryCall, comment: Comment): Issue {
  const issue = issueNumbered(world.state, repository, comment.number)
  if (issue === undefined) throw new Error(`Comment ${comment.id} has no issue`)
  return revise(world, issue, {})
}
