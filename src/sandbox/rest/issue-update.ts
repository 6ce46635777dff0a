import { z } from 'zod'
import { closeIssue, reopenIssue } from '../acts/close.ts'
import { attachLabels, detachLabel } from '../acts/label.ts'
import { revise } from '../acts/record.ts'
import { tellIssue } from '../acts/tell.ts'
import { issueShape } from '../shape/issue.ts'
import type { Issue } from '../state/conversation.ts'
import { labelsOf } from '../state/lookup.ts'
import { checkAuthorOr, issueAt } from './find.ts'
import { labelNames } from './label-names.ts'
import { type Answer, ok, type RepositoryCall, read } from './operation.ts'

const wish = z.object({
  title: z.union([z.string(), z.number()]).transform(String).nullish(),
  body: z.string().max(65_536).nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullish(),
  labels: labelNames.optional(),
})
type Wish = z.infer<typeof wish>

/** Changes title, body, state or the whole set of labels. */
export async function updateIssue(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user } = call
  const issue = issueAt(call)
  const wished = read(call, wish)
  const isText = wished.title !== undefined || wished.body !== undefined
  checkAuthorOr(call, issue.authorId, isText ? 'write' : 'triage')
  const edited = await edit(call, issue, wished)
  const reason = wished.state_reason === 'not_planned' ? 'not_planned' : 'completed'
  if (wished.state === 'closed') await closeIssue(world, edited, { by: user, reason })
  if (wished.state === 'open') await reopenIssue(world, edited, user)
  if (wished.labels !== undefined) await replaceLabels(call, issueAt(call), wished.labels)
  return ok(issueShape(world, repository, issueAt(call)))
}

async function edit(call: RepositoryCall, issue: Issue, wished: Wish): Promise<Issue> {
  const title = wished.title ?? issue.title
  const body = wished.body === undefined ? issue.body : wished.body
  if (title === issue.title && body === issue.body) return issue
  const edited = revise(call.world, issue, { title, body })
  const changes = {
    ...(title === issue.title ? {} : { title: { from: issue.title } }),
    ...(body === issue.body ? {} : { body: { from: issue.body ?? '' } }),
  }
  const occasion = { at: call.repository, by: call.user, action: 'edited' }
  await tellIssue(call.world, occasion, edited, { changes })
  return edited
}

/** Makes the labels of an issue exactly these; only the difference is told. */
export async function replaceLabels(
  call: RepositoryCall,
  issue: Issue,
  names: readonly string[],
): Promise<Issue> {
  const { world, repository: at, user: by } = call
  const kept = new Set(names.map((name) => name.toLowerCase()))
  let current = issue
  for (const label of labelsOf(world.state, issue)) {
    if (kept.has(label.name.toLowerCase())) continue
    current = await detachLabel(world, { at, by }, { issue: current, label })
  }
  return await attachLabels(world, { at, by }, { issue: current, names })
}
