import { z } from 'zod'
import { closeIssue, reopenIssue } from '../acts/close.ts'
import { headOf } from '../acts/commit-to-branch.ts'
import { revise } from '../acts/record.ts'
import { tellPull } from '../acts/tell.ts'
import { invalid } from '../problem.ts'
import { pullShape } from '../shape/pull.ts'
import type { PullRequest } from '../state/conversation.ts'
import type { Shape } from '../world.ts'
import { checkAuthorOr, pullAt } from './find.ts'
import { type Answer, ok, type RepositoryCall, read } from './operation.ts'

const wish = z.object({
  title: z.string().min(1).max(256).optional(),
  body: z.string().max(65_536).nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
  maintainer_can_modify: z.boolean().optional(),
})
type Wish = z.infer<typeof wish>

/** Changes title, body, base or state; each kind of change is told as GitHub tells it. */
export async function updatePull(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user } = call
  const issue = pullAt(call)
  const wished = read(call, wish)
  const isOnlyState = wished.title === undefined && wished.body === undefined
  checkAuthorOr(call, issue.authorId, isOnlyState && wished.base === undefined ? 'triage' : 'write')
  const edited = await edit(call, issue, wished)
  if (wished.state === 'closed') await closeIssue(world, edited, { by: user })
  if (wished.state === 'open') await reopenIssue(world, edited, user)
  return ok(await pullShape(world, repository, pullAt(call)))
}

async function edit(call: RepositoryCall, issue: PullRequest, wished: Wish): Promise<PullRequest> {
  const { world, repository, user } = call
  const changes = changesOf(issue, wished)
  const pull = {
    ...issue.pull,
    ...basedOn(call, issue, wished.base),
    maintainerCanModify: wished.maintainer_can_modify ?? issue.pull.maintainerCanModify,
  }
  const title = wished.title ?? issue.title
  const body = wished.body === undefined ? issue.body : wished.body
  if (Object.keys(changes).length === 0) return issue
  const edited = revise<PullRequest>(world, issue, { title, body, pull })
  await tellPull(world, { at: repository, by: user, action: 'edited' }, edited, { changes })
  return edited
}

function changesOf(issue: PullRequest, { title, body, base }: Wish): Shape {
  const { pull } = issue
  const isRebased = base !== undefined && base !== pull.baseBranch
  return {
    ...(title === undefined || title === issue.title ? {} : { title: { from: issue.title } }),
    ...(body === undefined || body === issue.body ? {} : { body: { from: issue.body ?? '' } }),
    ...(isRebased ? { base: { ref: { from: pull.baseBranch }, sha: { from: pull.baseSha } } } : {}),
  }
}

function basedOn(
  { repository }: RepositoryCall,
  issue: PullRequest,
  base: string | undefined,
): Pick<PullRequest['pull'], 'baseBranch' | 'baseSha'> {
  const baseBranch = base ?? issue.pull.baseBranch
  const baseSha = base === undefined ? issue.pull.baseSha : headOf(repository, base)
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'base is invalid')
  return { baseBranch, baseSha }
}
