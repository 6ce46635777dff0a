import type { Outcome } from '../decide/plan.ts'
import { askOutcomes } from '../lifecycle/asking.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type ActionOf, type Doing, notify } from './doing.ts'

/**
 * Assigns somebody or asks them for a review, and writes down what became of it. GitHub refuses whom it
 * does not let review, and passes in silence over whom it does not let be assigned.
 */
export async function ask(doing: Doing, action: ActionOf<'ask'>): Promise<Outcome> {
  const isDone = await asked(doing, action)
  await doing.store.intend(action.intent)
  await doing.store.settle(action.intent, isDone ? askOutcomes.asked : askOutcomes.refused)
  return isDone ? { kind: 'none' } : { kind: 'refused', status: undefined }
}

async function asked(doing: Doing, action: ActionOf<'ask'>): Promise<boolean> {
  try {
    return action.what === 'assign' ? await assign(doing, action) : await request(doing, action)
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retryable) throw error
    return false
  }
}

async function assign(doing: Doing, { number, who }: ActionOf<'ask'>): Promise<boolean> {
  const { data } = await notify(doing, `assign ${who} to #${number}`, (octokit) =>
    octokit.rest.issues.addAssignees({ ...doing.repo, issue_number: number, assignees: [who] }),
  )
  return (data.assignees ?? []).some(({ login }) => login.toLowerCase() === who.toLowerCase())
}

async function request(doing: Doing, { number, who }: ActionOf<'ask'>): Promise<boolean> {
  const team = who.split('/')[1]
  const whom = team === undefined ? { reviewers: [who] } : { team_reviewers: [team] }
  await notify(doing, `ask ${who} to review #${number}`, (octokit) =>
    octokit.rest.pulls.requestReviewers({ ...doing.repo, pull_number: number, ...whom }),
  )
  return true
}
