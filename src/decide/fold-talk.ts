import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { commentsAfter, type HomeAction, type Made, type TalkAction } from './fold-home.ts'
import type { Outcome } from './plan.ts'

/** The snapshot after something was said on one of our own pull requests; said elsewhere, it changes nothing here. */
export function foldTalk(snapshot: Snapshot, action: HomeAction, outcome: Outcome): Snapshot {
  if (!isTalk(action) || snapshot.ownPulls.size === 0) return snapshot
  const made = { snapshot, outcome }
  const pulls = [...snapshot.ownPulls].map(
    ([key, own]) => [key, talkedOn(own, action, made)] as const,
  )
  return { ...snapshot, ownPulls: new Map(pulls) }
}

function isTalk(action: HomeAction): action is TalkAction {
  switch (action.kind) {
    case 'create-comment':
    case 'edit-comment':
    case 'delete-comment':
    case 'react':
      return true
    case 'add-labels':
    case 'remove-label':
    case 'comment-lines':
    case 'create-check':
    case 'update-check':
      return false
  }
}

function talkedOn(own: OwnPull, action: TalkAction, made: Made): OwnPull {
  if (own.pull?.state !== 'open') return own
  const { pull } = own
  const before = pull.comments ?? []
  const comments = commentsAfter({ number: pull.number, comments: before }, action, made)
  return { ...own, pull: { ...pull, comments } }
}
