import type { Outcome } from '../decide/plan.ts'
import { type ActionOf, type Doing, fitting, notify, write, writeUnless } from './doing.ts'

export async function createComment(
  doing: Doing,
  { number, body }: ActionOf<'create-comment'>,
): Promise<Outcome> {
  const { data } = await notify(doing, `comment on #${number}`, (octokit) =>
    octokit.rest.issues.createComment({
      ...doing.repo,
      issue_number: number,
      body: fitting(body),
    }),
  )
  return { kind: 'created', id: String(data.id) }
}

export async function editComment(
  doing: Doing,
  { id, body }: ActionOf<'edit-comment'>,
): Promise<Outcome> {
  await write(doing, `edit comment ${id}`, (octokit) =>
    octokit.rest.issues.updateComment({
      ...doing.repo,
      comment_id: Number(id),
      body: fitting(body),
    }),
  )
  return { kind: 'none' }
}

export async function deleteComment(
  doing: Doing,
  { id }: ActionOf<'delete-comment'>,
): Promise<Outcome> {
  await writeUnless(doing, {
    purpose: `delete comment ${id}`,
    call: (octokit) => octokit.rest.issues.deleteComment({ ...doing.repo, comment_id: Number(id) }),
  })
  return { kind: 'none' }
}

export async function react(
  doing: Doing,
  { comment, content }: ActionOf<'react'>,
): Promise<Outcome> {
  await write(doing, `react to comment ${comment}`, (octokit) =>
    octokit.rest.reactions.createForIssueComment({
      ...doing.repo,
      comment_id: Number(comment),
      content,
    }),
  )
  return { kind: 'none' }
}
