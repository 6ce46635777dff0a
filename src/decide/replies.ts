import type { Home, Snapshot } from '../lifecycle/snapshot.ts'
import { ownComments } from './adopted.ts'
import { renderMarker } from './marker.ts'
import type { Plan } from './plan.ts'

/** Plans one reply to one request, unless it has been answered already. */
export function planReply(
  snapshot: Snapshot,
  home: Home,
  reply: { readonly to: string; readonly text: string },
): Plan {
  const answered = ownComments(snapshot, home).some(
    ({ marker }) => marker.kind === 'reply' && marker.to === reply.to,
  )
  if (answered) return []
  const body = `${renderMarker({ kind: 'reply', to: reply.to })}\n${reply.text}\n`
  return [{ kind: 'create-comment', number: home.number, body }]
}
