import type { Outcome } from '../decide/plan.ts'
import { rememberIssue } from './audit-issue.ts'
import { type ActionOf, type Doing, fitting, notify, titleFitting, write } from './doing.ts'

/** Makes or changes an issue of our own. */
export async function actOnIssue(
  doing: Doing,
  action: ActionOf<'create-issue' | 'edit-issue'>,
): Promise<Outcome> {
  return action.kind === 'create-issue'
    ? await createIssue(doing, action)
    : await editIssue(doing, action)
}

async function createIssue(
  doing: Doing,
  { title, body }: ActionOf<'create-issue'>,
): Promise<Outcome> {
  const { data } = await notify(doing, 'open an issue', (octokit) =>
    octokit.rest.issues.create({
      ...doing.repo,
      title: titleFitting(title),
      body: fitting(body),
    }),
  )
  await rememberIssue(doing.store, doing.where.repository.id, data.number)
  return { kind: 'opened', number: data.number }
}

async function editIssue(
  doing: Doing,
  { number, body, state }: ActionOf<'edit-issue'>,
): Promise<Outcome> {
  await write(doing, `edit #${number}`, (octokit) =>
    octokit.rest.issues.update({
      ...doing.repo,
      issue_number: number,
      ...(body === undefined ? {} : { body: fitting(body) }),
      ...(state === undefined ? {} : { state }),
    }),
  )
  return { kind: 'none' }
}
