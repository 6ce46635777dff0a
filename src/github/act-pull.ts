import { parseMarker } from '../decide/marker.ts'
import type { Outcome } from '../decide/plan.ts'
import { rememberAbout } from './about.ts'
import { type ActionOf, type Doing, fitting, notify, titleFitting, write } from './doing.ts'

export async function openPull(
  doing: Doing,
  { branch, title, body }: ActionOf<'open-pull'>,
): Promise<Outcome> {
  const { data } = await notify(doing, `open a pull request from ${branch}`, (octokit) =>
    octokit.rest.pulls.create({
      ...doing.repo,
      head: branch,
      base: doing.where.repository.defaultBranch,
      title: titleFitting(title),
      body: fitting(body),
    }),
  )
  const marker = parseMarker(body)
  if (marker?.kind === 'follow-up') {
    const which = { repository: doing.where.repository.id, number: data.number }
    await rememberAbout(doing.store, which, {
      files: [marker.file],
      own: true,
      home: marker.home,
    })
  }
  return { kind: 'opened', number: data.number }
}

export async function editPull(
  doing: Doing,
  { number, title, body }: ActionOf<'edit-pull'>,
): Promise<Outcome> {
  await write(doing, `edit #${number}`, (octokit) =>
    octokit.rest.pulls.update({
      ...doing.repo,
      pull_number: number,
      title: titleFitting(title),
      body: fitting(body),
    }),
  )
  return { kind: 'none' }
}

export async function closePull(
  doing: Doing,
  { number }: ActionOf<'close-pull'>,
): Promise<Outcome> {
  await write(doing, `close #${number}`, (octokit) =>
    octokit.rest.pulls.update({ ...doing.repo, pull_number: number, state: 'closed' }),
  )
  return { kind: 'none' }
}
