import type { CheckRun, Comment, Home, Review, Snapshot } from '../lifecycle/snapshot.ts'
import type { Action, Check, Outcome } from './plan.ts'

export type HomeAction = Extract<
  Action,
  {
    kind:
      | 'add-labels'
      | 'remove-label'
      | 'create-comment'
      | 'comment-lines'
      | 'edit-comment'
      | 'delete-comment'
      | 'react'
      | 'create-check'
      | 'update-check'
  }
>

/** The snapshot an action was made on, and what came of it. */
export interface Made {
  readonly snapshot: Snapshot
  readonly outcome: Outcome
}

/** The home as it is after one of our actions on it. */
export function homeAfter(home: Home, action: HomeAction, made: Made): Home {
  switch (action.kind) {
    case 'add-labels':
      return { ...home, labels: new Set([...home.labels, ...action.labels]) }
    case 'remove-label':
      return { ...home, labels: new Set([...home.labels].filter((one) => one !== action.label)) }
    case 'create-comment':
      return { ...home, comments: [...home.comments, ownComment(action.body, made)] }
    case 'comment-lines':
      return { ...home, reviews: [...home.reviews, ownReview(action, made)] }
    case 'edit-comment':
      return eachComment(home, action.id, (comment) => ({ ...comment, body: action.body }))
    case 'delete-comment':
      return { ...home, comments: home.comments.filter(({ id }) => id !== action.id) }
    case 'react':
      return eachComment(home, action.comment, (comment) => ({
        ...comment,
        ours: new Set([...comment.ours, action.content]),
      }))
    case 'create-check':
      return {
        ...home,
        checks: [checkRun(action.check, idOf(made.outcome)), ...withoutName(home, action.check)],
      }
    case 'update-check':
      return {
        ...home,
        checks: home.checks.map((one) =>
          one.id === action.id ? checkRun(action.check, one.id) : one,
        ),
      }
  }
}

function ownReview(
  { head, body }: Extract<HomeAction, { kind: 'comment-lines' }>,
  { snapshot, outcome }: Made,
): Review {
  const { bot, now } = snapshot
  const by = { login: bot.login, id: bot.id, type: 'Bot' } as const
  return { id: idOf(outcome), by, state: 'commented', commit: head, at: now, body }
}

function ownComment(body: string, { snapshot, outcome }: Made): Comment {
  const { bot, now } = snapshot
  const by = { login: bot.login, id: bot.id, type: 'Bot' } as const
  return { id: idOf(outcome), by, body, at: now, edited: false, ours: new Set() }
}

function eachComment(home: Home, id: string, change: (comment: Comment) => Comment): Home {
  const comments = home.comments.map((one) => (one.id === id ? change(one) : one))
  return { ...home, comments }
}

function checkRun(check: Check, id: string): CheckRun {
  const { name, head, externalId, conclusion, title, summary, text } = check
  return { id, name, head, externalId, conclusion, title, summary, text }
}

/** GitHub shows the newest run of a name on a head; the one before it is gone from sight. */
function withoutName({ checks }: Home, { name, head }: Check): readonly CheckRun[] {
  return checks.filter((one) => one.name !== name || one.head !== head)
}

function idOf(outcome: Outcome): string {
  return outcome.kind === 'created' ? outcome.id : ''
}
