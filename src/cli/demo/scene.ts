import type { Octokit } from '@octokit/rest'

/** One thing a person can see on GitHub, in the words of the story. */
export type Sight = string

interface Repository {
  readonly owner: string
  readonly repo: string
}

/** Everything a visitor of the repository sees now: pull requests with their labels, checks and comments. */
export async function look(visitor: Octokit, repository: Repository): Promise<readonly Sight[]> {
  const { data: pulls } = await visitor.rest.pulls.list({
    ...repository,
    state: 'all',
    sort: 'created',
    direction: 'asc',
    per_page: 100,
  })
  const sights = await Promise.all(pulls.map((pull) => lookAt(visitor, repository, pull)))
  return [...sights.flat(), ...(await lookAtRuns(visitor, repository))]
}

interface Pull {
  readonly number: number
  readonly title: string
  readonly state: string
  readonly merged_at: string | null
  readonly head: { readonly sha: string; readonly ref: string }
  readonly user: { readonly login: string } | null
  readonly labels: readonly { readonly name: string }[]
}

async function lookAt(
  visitor: Octokit,
  repository: Repository,
  pull: Pull,
): Promise<readonly Sight[]> {
  const where = `#${pull.number}`
  const opened = `${where} “${pull.title}” by ${pull.user?.login ?? 'somebody'} (${pull.head.ref})`
  const ended = pull.merged_at === null ? [] : [`${where} is merged`]
  const labels = pull.labels.map(({ name }) => `${where} label “${name}”`)
  return [
    opened,
    ...ended,
    ...labels,
    ...(await checksOf(visitor, repository, pull)),
    ...(await commentsOf(visitor, repository, pull)),
  ]
}

async function checksOf(
  visitor: Octokit,
  repository: Repository,
  { number, head }: Pull,
): Promise<readonly Sight[]> {
  const { data } = await visitor.rest.checks.listForRef({ ...repository, ref: head.sha })
  return data.check_runs.map(
    ({ name, conclusion, output }) =>
      `#${number} check “${name}”: ${conclusion ?? 'running'}, ${output.title ?? ''}`,
  )
}

async function commentsOf(
  visitor: Octokit,
  repository: Repository,
  { number }: Pull,
): Promise<readonly Sight[]> {
  const { data } = await visitor.rest.issues.listComments({ ...repository, issue_number: number })
  const lines = data.map((comment) => ({ by: comment.user?.login, first: firstLine(comment.body) }))
  return lines.map(({ by, first }) => `#${number} comment by ${by ?? 'somebody'}: ${first}`)
}

/** The first line that is shown: markers are not. */
function firstLine(body: string | undefined): string {
  const shown = (body ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('<!--'))
  return shown[0] ?? ''
}

async function lookAtRuns(visitor: Octokit, repository: Repository): Promise<readonly Sight[]> {
  const { data } = await visitor.rest.actions.listWorkflowRunsForRepo({ ...repository })
  return data.workflow_runs.map(
    ({ display_title: title, status, conclusion }) =>
      `workflow run “${title}”: ${conclusion ?? status ?? 'unknown'}`,
  )
}

/** What came and what went between two looks. */
export function changesOf(
  before: readonly Sight[],
  after: readonly Sight[],
): { readonly came: readonly Sight[]; readonly went: readonly Sight[] } {
  return {
    came: after.filter((sight) => !before.includes(sight)),
    went: before.filter((sight) => !after.includes(sight) && sight.includes(' label ')),
  }
}
