import { ownAfter } from '../decide/fold-own.ts'
import type { Action, Outcome } from '../decide/plan.ts'
import type { Comment } from '../lifecycle/snapshot.ts'
import type { AuditIssue, AuditSnapshot } from './audit-snapshot.ts'

/** The snapshot as it is after one action, so that the next round need not read it again. */
export function foldAudit(
  snapshot: AuditSnapshot,
  action: Action,
  outcome: Outcome,
): AuditSnapshot {
  switch (action.kind) {
    case 'create-issue': {
      const number = outcome.kind === 'opened' ? outcome.number : 0
      const { body } = action
      return { ...snapshot, issue: { number, state: 'open', locked: false, body, comments: [] } }
    }
    case 'edit-issue':
      return foldEdit(snapshot, action)
    case 'create-comment':
      return foldIssue(snapshot, (issue) => {
        const id = outcome.kind === 'created' ? outcome.id : ''
        return { ...issue, comments: [...issue.comments, written(snapshot, id, action.body)] }
      })
    case 'react':
      return foldIssue(snapshot, (issue) => ({
        ...issue,
        comments: issue.comments.map((comment) => reactedTo(comment, action)),
      }))
    case 'push-branch':
    case 'open-pull':
    case 'edit-pull':
    case 'close-pull': {
      const own = { ...snapshot.repair, part: 'status' } as const
      return { ...snapshot, repair: ownAfter(own, action, { outcome, now: snapshot.now }) }
    }
    case 'create-label':
    case 'add-labels':
    case 'remove-label':
    case 'comment-lines':
    case 'edit-comment':
    case 'delete-comment':
    case 'create-check':
    case 'update-check':
    case 'ask':
    case 'dispatch':
    case 'admit':
    case 'look-again':
      return snapshot
  }
}

function foldIssue(
  snapshot: AuditSnapshot,
  change: (issue: AuditIssue) => AuditIssue,
): AuditSnapshot {
  const { issue } = snapshot
  return issue === undefined ? snapshot : { ...snapshot, issue: change(issue) }
}

function foldEdit(
  snapshot: AuditSnapshot,
  { number, body, state }: Extract<Action, { kind: 'edit-issue' }>,
): AuditSnapshot {
  if (number !== snapshot.issue?.number) {
    return { ...snapshot, doubles: snapshot.doubles.filter((one) => one !== number) }
  }
  return foldIssue(snapshot, (issue) => ({
    ...issue,
    body: body ?? issue.body,
    state: state ?? issue.state,
  }))
}

function written({ bot, now }: AuditSnapshot, id: string, body: string): Comment {
  const by = { login: bot.login, id: bot.id, type: 'Bot' } as const
  return { id, by, body, at: now, edited: false, ours: new Set() }
}

function reactedTo(
  comment: Comment,
  { comment: id, content }: Extract<Action, { kind: 'react' }>,
): Comment {
  return comment.id === id ? { ...comment, ours: new Set([...comment.ours, content]) } : comment
}
