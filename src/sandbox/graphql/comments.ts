import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { Comment, Issue, ReactionContent } from '../state/conversation.ts'
import { commentsOf } from '../state/lookup.ts'
import { connection } from './connection.ts'
import { type Arguments, type GraphObject, need, type RepositoryView } from './object.ts'
import { actorObject } from './people.ts'

/** The comments of an issue or pull request, oldest first. */
export function comments(view: RepositoryView, issue: Issue, args: Arguments): GraphObject {
  need(view, 'issues:read', 'pull_requests:read')
  const all = commentsOf(view.world.state, issue)
  return connection(all, args, (comment) => commentObject(view, comment))
}

function commentObject(view: RepositoryView, comment: Comment): GraphObject {
  const { world, repository } = view
  const { page } = placesOf(world, repository)
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url: `${page}/issues/${comment.number}#issuecomment-${comment.id}`,
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    lastEditedAt: comment.editedAt,
    includesCreatedEdit: comment.editedAt !== null,
    isMinimized: comment.minimized,
    minimizedReason: null,
    author: actorObject(world, comment.authorId),
    reactionGroups: () => reactionGroups(view, comment),
  }
}

const words: readonly (readonly [ReactionContent, string])[] = [
  ['+1', 'THUMBS_UP'],
  ['-1', 'THUMBS_DOWN'],
  ['laugh', 'LAUGH'],
  ['hooray', 'HOORAY'],
  ['confused', 'CONFUSED'],
  ['heart', 'HEART'],
  ['rocket', 'ROCKET'],
  ['eyes', 'EYES'],
]

/** Always all eight, also those nobody has used. */
function reactionGroups({ world, actor }: RepositoryView, comment: Comment) {
  const all = [...world.state.reactions.values()].filter((one) => one.commentId === comment.id)
  const viewer = actor.kind === 'person' || actor.kind === 'installation' ? actor.user.id : 0
  return words.map(([reaction, content]) => {
    const alike = all.filter((one) => one.content === reaction)
    return {
      content,
      createdAt: alike[0]?.createdAt ?? null,
      viewerHasReacted: alike.some((one) => one.userId === viewer),
      reactors: (args: Arguments) =>
        connection(alike, args, (one) => actorObject(world, one.userId)),
    }
  })
}
