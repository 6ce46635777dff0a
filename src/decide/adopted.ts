import type { Comment, Home, Snapshot } from '../lifecycle/snapshot.ts'
import { type Marker, parseMarker } from './marker.ts'

/** A comment of our own with the marker it bears. Nobody else's marker is believed. */
export interface OwnComment {
  readonly comment: Comment
  readonly marker: Marker
}

export function ownComments(
  { bot }: Snapshot,
  { comments }: Pick<Home, 'comments'>,
): readonly OwnComment[] {
  return comments
    .filter((comment) => comment.by.id === bot.id)
    .flatMap((comment) => {
      const marker = parseMarker(comment.body)
      return marker === undefined ? [] : [{ comment, marker }]
    })
}

/**
 * Whether the proposal's life is ours to go on with, by pull requests and runs. One merged before
 * the app was installed is not, unless our checks are on its head: we knew it when it was open, or
 * a maintainer's word was recorded there since.
 */
export function isFollowed(
  { repository }: { readonly repository: Pick<Snapshot['repository'], 'installedAt'> },
  home: Home,
): boolean {
  if (home.state === 'open' || home.checks.length > 0) return true
  return home.mergedAt !== undefined && home.mergedAt >= repository.installedAt
}

/**
 * Whether the home is ours to show things on. Adoption writes to no closed pull request: there it
 * takes a command that was carried out, whoever gave it.
 */
export function isAdopted(snapshot: Snapshot, home: Home): boolean {
  if (isFollowed(snapshot, home)) return true
  if (home.comments.some(({ ours }) => ours.has('rocket'))) return true
  return ownComments(snapshot, home).some(({ marker }) => marker.kind === 'status')
}
