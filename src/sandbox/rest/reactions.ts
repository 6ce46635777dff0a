import { z } from 'zod'
import { notFound } from '../problem.ts'
import { reactionShape } from '../shape/issue.ts'
import { type Comment, type Reaction, reactionContents } from '../state/conversation.ts'
import { timeOf, type World } from '../world.ts'
import { checkAuthorOr, commentAt } from './find.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  numberAt,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

const reading = { needs: ['issues:read', 'pull_requests:read'], role: 'read' } as const
/** Reactions need the issues permission, on pull requests too. */
const writing = { needs: ['issues:write'], role: 'read' } as const

/** Reactions to comments. */
export const reactions: Operations = {
  'reactions/list-for-issue-comment': inRepository(reading, (call) => {
    const content = call.query.get('content')
    const all = reactionsTo(call.world, commentAt(call))
    const wanted = all.filter((one) => content === null || one.content === content)
    return listed(wanted, (one) => reactionShape(call.world, one))
  }),
  'reactions/create-for-issue-comment': inRepository(writing, create),
  'reactions/delete-for-issue-comment': inRepository(writing, remove),
}

function reactionsTo(world: World, comment: Comment): readonly Reaction[] {
  return [...world.state.reactions.values()].filter((one) => one.commentId === comment.id)
}

function create(call: RepositoryCall): Answer {
  const { world, user } = call
  const comment = commentAt(call)
  const { content } = read(call, z.object({ content: z.enum(reactionContents) }))
  const known = reactionsTo(world, comment).find(
    (one) => one.userId === user.id && one.content === content,
  )
  if (known !== undefined) return ok(reactionShape(world, known))
  const reaction: Reaction = {
    id: world.nextId(),
    commentId: comment.id,
    userId: user.id,
    content,
    createdAt: timeOf(world),
  }
  world.state.reactions.set(reaction.id, reaction)
  return created(reactionShape(world, reaction))
}

function remove(call: RepositoryCall): Answer {
  const reaction = call.world.state.reactions.get(numberAt(call, 'reaction_id'))
  if (reaction === undefined || reaction.commentId !== commentAt(call).id) throw notFound()
  checkAuthorOr(call, reaction.userId, 'admin')
  call.world.state.reactions.delete(reaction.id)
  return noContent()
}
