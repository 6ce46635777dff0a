import { checkInEvent, suiteShape } from '../shape/check.ts'
import { commentShape, issueShape } from '../shape/issue.ts'
import { pullShape } from '../shape/pull.ts'
import { labelShape } from '../shape/repository.ts'
import { jobShape, runShape } from '../shape/workflow.ts'
import type { CheckRun, CheckSuite } from '../state/checks.ts'
import type { Comment, Issue, PullRequest } from '../state/conversation.ts'
import { isPull } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Label, Repository } from '../state/repository.ts'
import type { Job, Run } from '../state/workflows.ts'
import type { Shape, World } from '../world.ts'

/** Where something happened, who did it, and what GitHub calls it. */
export interface Occasion {
  readonly at: Repository
  readonly by: User
  readonly action: string
}

const base = ({ at, by, action }: Occasion) => ({ repository: at, sender: by, action })

/** A pull request opened, closed, synchronized, labeled …; the payload shows it as it is now. */
export async function tellPull(
  world: World,
  occasion: Occasion,
  issue: PullRequest,
  extra: Shape = {},
): Promise<void> {
  const pull = await pullShape(world, occasion.at, issue)
  const payload = { number: issue.number, pull_request: pull, ...extra }
  world.outbox.push({ ...base(occasion), name: 'pull_request', payload })
}

/** The same act on an issue and on a pull request has different names. */
export async function tellIssue(
  world: World,
  occasion: Occasion,
  issue: Issue,
  extra: Shape = {},
): Promise<void> {
  if (isPull(issue)) return await tellPull(world, occasion, issue, extra)
  const payload = { issue: issueShape(world, occasion.at, issue), ...extra }
  world.outbox.push({ ...base(occasion), name: 'issues', payload })
}

export function tellComment(
  world: World,
  occasion: Occasion,
  said: { readonly issue: Issue; readonly comment: Comment; readonly changes?: Shape },
): void {
  const payload = {
    issue: issueShape(world, occasion.at, said.issue),
    comment: commentShape(world, occasion.at, said.comment),
    ...(said.changes === undefined ? {} : { changes: said.changes }),
  }
  world.outbox.push({ ...base(occasion), name: 'issue_comment', payload })
}

export function tellLabel(world: World, occasion: Occasion, label: Label, extra: Shape = {}): void {
  const payload = { label: labelShape(world, label), ...extra }
  world.outbox.push({ ...base(occasion), name: 'label', payload })
}

export function tellCheck(world: World, occasion: Occasion, check: CheckRun): void {
  const payload = { check_run: checkInEvent(world, occasion.at, check) }
  world.outbox.push({ ...base(occasion), name: 'check_run', payload })
}

/** Requests for checks reach only the app that is asked. */
export function tellSuite(world: World, occasion: Occasion, suite: CheckSuite): void {
  const payload = { check_suite: suiteShape(world, occasion.at, suite) }
  world.outbox.push({
    ...base(occasion),
    name: 'check_suite',
    payload,
    ...(occasion.action === 'completed' ? {} : { onlyFor: suite.appId }),
  })
}

export function tellRun(world: World, occasion: Occasion, run: Run): void {
  const payload = { workflow_run: runShape(world, occasion.at, run), workflow: null }
  world.outbox.push({ ...base(occasion), name: 'workflow_run', payload })
}

export function tellJob(
  world: World,
  occasion: Occasion,
  { run, job }: { readonly run: Run; readonly job: Job },
): void {
  const payload = { workflow_job: jobShape(world, occasion.at, { run, job }) }
  world.outbox.push({ ...base(occasion), name: 'workflow_job', payload })
}
