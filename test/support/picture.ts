import type { House } from './house.ts'

/** What a visitor sees of one pull request. */
export interface PullPicture {
  readonly title: string
  readonly by: string
  readonly branch: string
  readonly state: string
  readonly labels: readonly string[]
  readonly body: string
  readonly comments: readonly string[]
  /** What reviews say, and what they remark on lines. */
  readonly reviews: readonly string[]
  /** Checks on its head, with conclusion and words. */
  readonly checks: readonly string[]
}

/** What a visitor of the repository sees, without ids and times. */
export interface Picture {
  readonly pulls: readonly PullPicture[]
  readonly runs: readonly string[]
  /** Every file of the default branch with the id of its content. */
  readonly files: readonly string[]
}

/** Looks at everything that can be seen in the repository now. */
export async function pictureOf(house: House): Promise<Picture> {
  const { place } = house
  const { rest } = house.ada.octokit
  const { data: pulls } = await rest.pulls.list({ ...place, state: 'all', direction: 'asc' })
  const { data: runs } = await rest.actions.listWorkflowRunsForRepo({ ...place })
  const { data: main } = await rest.git.getTree({ ...place, tree_sha: 'main', recursive: '1' })
  return {
    pulls: await Promise.all(pulls.map((pull) => pullPicture(house, pull))),
    runs: runs.workflow_runs.map(({ status, conclusion }) => `${status}: ${conclusion}`),
    files: main.tree.map(({ path, sha }) => `${sha} ${path}`),
  }
}

/** What a visitor sees of the pull request with this number. */
export async function pictureOfPull(house: House, number: number): Promise<PullPicture> {
  const { data } = await house.ada.octokit.rest.pulls.get({ ...house.place, pull_number: number })
  return await pullPicture(house, data)
}

interface Pull {
  readonly number: number
  readonly title: string
  readonly body: string | null
  readonly state: string
  readonly merged_at: string | null
  readonly head: { readonly sha: string; readonly label: string }
  readonly user: { readonly login: string } | null
  readonly labels: readonly { readonly name?: string }[]
}

async function pullPicture({ ada, place }: House, pull: Pull): Promise<PullPicture> {
  const { rest } = ada.octokit
  const { data: comments } = await rest.issues.listComments({ ...place, issue_number: pull.number })
  const { data: checks } = await rest.checks.listForRef({ ...place, ref: pull.head.sha })
  const at = { ...place, pull_number: pull.number }
  const { data: reviews } = await rest.pulls.listReviews(at)
  const { data: remarks } = await rest.pulls.listReviewComments(at)
  return {
    title: pull.title,
    by: pull.user?.login ?? '',
    branch: pull.head.label,
    state: pull.merged_at === null ? pull.state : 'merged',
    labels: pull.labels.map(({ name }) => name ?? '').toSorted(),
    body: timeless(pull.body ?? ''),
    comments: comments.map(({ user, body }) => `${user?.login}: ${timeless(body ?? '')}`),
    reviews: [
      ...reviews.map(({ user, state, body }) => `${user?.login}: ${state}, ${body}`),
      ...remarks.map(({ user, line, body }) => `${user.login} on line ${line}: ${body}`),
    ],
    checks: checks.check_runs
      .map(({ name, conclusion, output }) => {
        return `${name}: ${conclusion}, ${output.title}, ${timeless(output.summary ?? '')}`
      })
      .toSorted(),
  }
}

/** A text without what differs between two lives that went the same way. */
function timeless(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/g, '<time>')
    .replaceAll(/\/actions\/runs\/\d+(?:\/job\/\d+)?/g, '/actions/runs/<id>')
    .replaceAll(/(?<kind>comment|label|review)-\w+/g, '$<kind>-<id>')
}
