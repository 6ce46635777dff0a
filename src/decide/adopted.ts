import type { Comment, Home, Snapshot } from '../lifecycle/snapshot.ts'
import { type Marker, parseMarker } from './marker.ts'

/** A comment of our own with the marker it bears. Nobody else's marker is believed. */
export interface OwnComment {
  readonly comment: Comment
  readonly marker: Marker
}

export function ownComments({ bot }: Snapshot, home: Home): readonly OwnComment[] {
  return home.comments
    .filter((comment) => comment.by.id === bot.id)
    .flatMap((comment) => {
      const marker = parseMarker(comment.body)
      return marker === undefined ? [] : [{ comment, marker }]
    })
}

/**
 * Whether the proposal's life is ours to accompany. One merged before the app was installed is not,
 * unless we have spoken there already: adoption writes to no closed pull request.
 */
export function isAdopted(snapshot: Snapshot, home: Home): boolean {
  if (home.state === 'open') return true
  if (home.mergedAt !== undefined && home.mergedAt >= snapshot.repository.installedAt) return true
  return ownComments(snapshot, home).some(({ marker }) => marker.kind === 'status')
}
