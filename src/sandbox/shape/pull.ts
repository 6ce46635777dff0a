import { mergeabilityOf } from '../acts/mergeability.ts'
import { commitsOf, filesOf } from '../acts/pull-diff.ts'
import { missingChecks } from '../acts/rules.ts'
import type { PullRequest } from '../state/conversation.ts'
import { commentsOf, fullNameOf, labelsOf, reviewCommentsOf, userOf } from '../state/lookup.ts'
import type { Label, Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'
import { assigneesOf, placesOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { userShape } from './people.ts'
import { labelShape, repositoryShape } from './repository.ts'
import { teamShape } from './team.ts'

/** A pull request as lists show it. */
export function pullSummary(world: World, at: Repository, issue: PullRequest): Shape {
  const { pull } = issue
  const { api, page } = placesOf(world, at)
  const url = `${api}/pulls/${issue.number}`
  const html = `${page}/pull/${issue.number}`
  return {
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    draft: pull.draft,
    locked: issue.locked,
    user: userShape(world, issue.authorId),
    labels: labelsOf(world.state, issue).map((label) => labelOn(world, label)),
    assignee: assigneesOf(world, issue)[0] ?? null,
    assignees: assigneesOf(world, issue),
    requested_reviewers: pull.reviewerIds.map((id) => userShape(world, id)),
    requested_teams: requestedTeams(world, issue),
    head: headShape(world, issue),
    base: baseShape(world, at, issue),
    author_association: 'NONE',
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${api}/issues/${issue.number}`,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.merge?.at ?? null,
    merge_commit_sha: pull.merge?.sha ?? null,
    _links: linksOf(api, page, issue),
  }
}

function requestedTeams(world: World, { pull }: PullRequest): readonly Shape[] {
  const teams = pull.reviewTeamIds.flatMap((id) => world.state.teams.get(id) ?? [])
  return teams.map((team) => teamShape(world, team))
}

/** GitHub's description of lists of pull requests has a text here even where there is none. */
function labelOn(world: World, label: Label): Shape {
  return { ...labelShape(world, label), description: label.description ?? '' }
}

/** A pull request with what only its own page shows: counts and whether it can be merged. */
export async function pullShape(world: World, at: Repository, issue: PullRequest): Promise<Shape> {
  const files = await filesOf(world, issue)
  const commits = await commitsOf(world, issue)
  const mergeable = await mergeabilityOf(world, issue)
  return {
    ...pullSummary(world, at, issue),
    merged: issue.pull.merge !== undefined,
    merged_by: issue.pull.merge === undefined ? null : userShape(world, issue.pull.merge.byId),
    mergeable,
    mergeable_state: mergeable === false ? 'dirty' : stateOf(world, at, issue),
    comments: commentsOf(world.state, issue).length,
    review_comments: reviewCommentsOf(world.state, issue).length,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
    maintainer_can_modify: issue.pull.maintainerCanModify,
  }
}

/** Blocked as long as the rules of the base branch miss something. */
function stateOf(world: World, at: Repository, { pull }: PullRequest): string {
  const missing = missingChecks(world, at, { branch: pull.baseBranch, sha: pull.headSha })
  return missing.length === 0 ? 'clean' : 'blocked'
}

function headShape(world: World, { pull }: PullRequest): Shape {
  const owner = userOf(world.state, pull.headOwnerId)
  const repository =
    pull.headRepositoryId === undefined
      ? undefined
      : world.state.repositories.get(pull.headRepositoryId)
  return {
    label: `${owner.login}:${pull.headBranch}`,
    ref: pull.headBranch,
    sha: pull.headSha,
    user: userShape(world, owner.id),
    repo: repository === undefined ? null : repositoryShape(world, repository),
  }
}

function baseShape(world: World, at: Repository, { pull }: PullRequest): Shape {
  const owner = userOf(world.state, at.ownerId)
  return {
    label: `${owner.login}:${pull.baseBranch}`,
    ref: pull.baseBranch,
    sha: pull.baseSha,
    user: userShape(world, owner.id),
    repo: repositoryShape(world, at),
  }
}

function linksOf(api: string, page: string, issue: PullRequest): Shape {
  const pull = `${api}/pulls/${issue.number}`
  return {
    self: { href: pull },
    html: { href: `${page}/pull/${issue.number}` },
    issue: { href: `${api}/issues/${issue.number}` },
    comments: { href: `${api}/issues/${issue.number}/comments` },
    commits: { href: `${pull}/commits` },
    statuses: { href: `${api}/statuses/${issue.pull.headSha}` },
    review_comments: { href: `${pull}/comments` },
    review_comment: { href: `${api}/pulls/comments{/number}` },
  }
}

/** A pull request as a check or a workflow run mentions it. */
export function pullMention(world: World, at: Repository, issue: PullRequest): Shape {
  const { api } = placesOf(world, at)
  const side = (ref: string, sha: string): Shape => ({
    ref,
    sha,
    repo: {
      id: at.id,
      name: at.name,
      url: `${world.place.url}/repos/${fullNameOf(world.state, at)}`,
    },
  })
  return {
    id: issue.pull.id,
    number: issue.number,
    url: `${api}/pulls/${issue.number}`,
    head: side(issue.pull.headBranch, issue.pull.headSha),
    base: side(issue.pull.baseBranch, issue.pull.baseSha),
  }
}
