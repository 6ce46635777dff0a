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

/** A change to what is said on a pull request. */
export type TalkAction = Extract<
  HomeAction,
  { kind: 'create-comment' | 'edit-comment' | 'delete-comment' | 'react' }
>

/** What is said on a pull request after one of our actions, on whichever that was. */
export function commentsAfter(
  { number, comments }: Pick<Home, 'number' | 'comments'>,
  action: TalkAction,
  made: Made,
): readonly Comment[] {
  switch (action.kind) {
    case 'create-comment':
      return action.number === number ? [...comments, ownComment(action.body, made)] : comments
    case 'edit-comment':
      return comments.map((one) => (one.id === action.id ? { ...one, body: action.body } : one))
    case 'delete-comment':
      return comments.filter(({ id }) => id !== action.id)
    case 'react':
      return comments.map((one) =>
        one.id === action.comment ? { ...one, ours: new Set([...one.ours, action.content]) } : one,
      )
  }
}

/** The home as it is after one of our actions on it. */
export function homeAfter(home: Home, action: HomeAction, made: Made): Home {
  switch (action.kind) {
    case 'add-labels':
      return { ...home, labels: new Set([...home.labels, ...action.labels]) }
    case 'remove-label':
      return { ...home, labels: new Set([...home.labels].filter((one) => one !== action.label)) }
    case 'create-comment':
    case 'edit-comment':
    case 'delete-comment':
    case 'react':
      return { ...home, comments: commentsAfter(home, action, made) }
    case 'comment-lines':
      return { ...home, reviews: [...home.reviews, ownReview(action, made)] }
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
