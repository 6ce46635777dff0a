import type { Snapshot } from '../lifecycle/snapshot.ts'
import { ownComments } from './adopted.ts'
import { type Conversation, conversationsOf } from './conversations.ts'
import { renderMarker } from './marker.ts'
import type { Plan } from './plan.ts'

/** Plans one reply to one request, unless it has been answered already or the conversation is locked. */
export function planReply(
  snapshot: Snapshot,
  there: Omit<Conversation, 'own'>,
  reply: { readonly to: string; readonly text: string },
): Plan {
  if (there.locked) return []
  const answered = ownComments(snapshot, there).some(
    ({ marker }) => marker.kind === 'reply' && marker.to === reply.to,
  )
  if (answered) return []
  const body = `${renderMarker({ kind: 'reply', to: reply.to })}\n${reply.text}\n`
  return [{ kind: 'create-comment', number: there.number, body }]
}

/** Deletes a reply that is there twice: its answer got lost, and the next look did not show it yet. */
export function planDoubledReplies(snapshot: Snapshot): Plan {
  return conversationsOf(snapshot).flatMap((one) => (one.locked ? [] : doubledIn(snapshot, one)))
}

function doubledIn(snapshot: Snapshot, there: Conversation): Plan {
  const replies = ownComments(snapshot, there).flatMap(({ comment, marker }) =>
    marker.kind === 'reply' ? [{ id: comment.id, at: comment.at, to: marker.to }] : [],
  )
  const byRequest = Map.groupBy(
    replies.toSorted((a, b) => a.at.getTime() - b.at.getTime() || Number(a.id) - Number(b.id)),
    ({ to }) => to,
  )
  return [...byRequest.values()].flatMap(([, ...doubles]) =>
    doubles.map(({ id }) => ({ kind: 'delete-comment', id }) as const),
  )
}
