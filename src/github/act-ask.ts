import type { Outcome } from '../decide/plan.ts'
import { askOutcomes } from '../lifecycle/asking.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { ActionOf, Doing } from './doing.ts'
import type { Octokit } from './octokit.ts'

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

/** GitHub says now and then that something is not there which is, and a refusal is for good. */
async function asked(doing: Doing, action: ActionOf<'ask'>): Promise<boolean> {
  const attempt = async (): Promise<boolean | undefined> =>
    action.what === 'assign' ? await assign(doing, action) : await request(doing, action)
  try {
    return (await attempt()) ?? (await attempt()) ?? false
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retryable) throw error
    return false
  }
}

async function assign(
  doing: Doing,
  { number, who }: ActionOf<'ask'>,
): Promise<boolean | undefined> {
  const answer = await notifyUnless(doing, `assign ${who} to #${number}`, (octokit) =>
    octokit.rest.issues.addAssignees({ ...doing.repo, issue_number: number, assignees: [who] }),
  )
  const assigned = answer?.data.assignees
  return assigned?.some(({ login }) => login.toLowerCase() === who.toLowerCase())
}

async function request(
  doing: Doing,
  { number, who }: ActionOf<'ask'>,
): Promise<boolean | undefined> {
  const team = who.split('/')[1]
  const whom = team === undefined ? { reviewers: [who] } : { team_reviewers: [team] }
  const answer = await notifyUnless(doing, `ask ${who} to review #${number}`, (octokit) =>
    octokit.rest.pulls.requestReviewers({ ...doing.repo, pull_number: number, ...whom }),
  )
  return answer === undefined ? undefined : true
}

/** `undefined` where GitHub says that the pull request or the person is not there. */
async function notifyUnless<T>(
  { access, pace }: Doing,
  purpose: string,
  call: (octokit: Octokit) => Promise<T>,
): Promise<T | undefined> {
  await pace.before('notify')
  return await access.askFor(purpose, call)
}
