import type { Comment, Issue, Reaction, Review } from '../state/conversation.ts'
import { commentsOf, fullNameOf, labelsOf } from '../state/lookup.ts'
import type { Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'
import { nodeId } from './node-id.ts'
import { appShape, userShape } from './people.ts'
import { labelShape } from './repository.ts'

/** The repository's address, with the issue's page below it. */
export function placesOf(world: World, repository: Repository): { api: string; page: string } {
  const fullName = fullNameOf(world.state, repository)
  return { api: `${world.place.url}/repos/${fullName}`, page: `${world.place.url}/${fullName}` }
}

/** An issue, or a pull request seen as one: only then does it have `pull_request`. */
export function issueShape(world: World, repository: Repository, issue: Issue): Shape {
  const { api, page } = placesOf(world, repository)
  const isPull = issue.pull !== undefined
  return {
    id: issue.id,
    node_id: nodeId(isPull ? 'PR' : 'I', issue.pull?.id ?? issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    user: userShape(world, issue.authorId),
    labels: labelsOf(world.state, issue).map((label) => labelShape(world, label)),
    assignee: assigneesOf(world, issue)[0] ?? null,
    assignees: assigneesOf(world, issue),
    comments: commentsOf(world.state, issue).length,
    url: `${api}/issues/${issue.number}`,
    repository_url: api,
    html_url: `${page}/${isPull ? 'pull' : 'issues'}/${issue.number}`,
    comments_url: `${api}/issues/${issue.number}/comments`,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    ...(isPull ? { pull_request: pullLinks(world, repository, issue) } : {}),
  }
}

export function assigneesOf(world: World, issue: Issue): readonly Shape[] {
  return issue.assigneeIds.map((id) => userShape(world, id))
}

function pullLinks(world: World, repository: Repository, issue: Issue): Shape {
  const { api, page } = placesOf(world, repository)
  return {
    url: `${api}/pulls/${issue.number}`,
    html_url: `${page}/pull/${issue.number}`,
    diff_url: `${page}/pull/${issue.number}.diff`,
    patch_url: `${page}/pull/${issue.number}.patch`,
    merged_at: issue.pull?.merge?.at ?? null,
  }
}

export function commentShape(world: World, repository: Repository, comment: Comment): Shape {
  const { api, page } = placesOf(world, repository)
  const app = comment.appId === undefined ? undefined : world.state.apps.get(comment.appId)
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${page}/issues/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.number}`,
    user: userShape(world, comment.authorId),
    body: comment.body,
    author_association: 'NONE',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    minimized: comment.minimized ? { reason: null } : null,
    performed_via_github_app: app === undefined ? null : appShape(world, app),
  }
}

export function reactionShape(world: World, reaction: Reaction): Shape {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: userShape(world, reaction.userId),
    content: reaction.content,
    created_at: reaction.createdAt,
  }
}

export function reviewShape(world: World, repository: Repository, review: Review): Shape {
  const { api, page } = placesOf(world, repository)
  const html = `${page}/pull/${review.number}#pullrequestreview-${review.id}`
  const pull = `${api}/pulls/${review.number}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: userShape(world, review.authorId),
    body: review.body,
    state: review.state,
    commit_id: review.commitId,
    submitted_at: review.submittedAt,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    author_association: 'NONE',
  }
}
