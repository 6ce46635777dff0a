import type { Home, Snapshot } from '../lifecycle/snapshot.ts'
import { ownComments } from './adopted.ts'
import { renderMarker } from './marker.ts'
import type { Plan } from './plan.ts'

/** Plans one reply to one request, unless it has been answered already or the conversation is locked. */
export function planReply(
  snapshot: Snapshot,
  home: Home,
  reply: { readonly to: string; readonly text: string },
): Plan {
  const answered = ownComments(snapshot, home).some(
    ({ marker }) => marker.kind === 'reply' && marker.to === reply.to,
  )
  if (answered || home.locked) return []
  const body = `${renderMarker({ kind: 'reply', to: reply.to })}\n${reply.text}\n`
  return [{ kind: 'create-comment', number: home.number, body }]
}

/** Deletes a reply that is there twice: its answer got lost, and the next look did not show it yet. */
export function planDoubledReplies(snapshot: Snapshot): Plan {
  const { home } = snapshot
  if (home === undefined || home.locked) return []
  const replies = ownComments(snapshot, home).flatMap(({ comment, marker }) =>
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
