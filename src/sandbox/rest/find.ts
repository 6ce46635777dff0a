import { isAtLeast } from '../auth/access.ts'
import { notFound, Problem } from '../problem.ts'
import type { Comment, Issue, PullRequest } from '../state/conversation.ts'
import { issueNumbered, pullNumbered, roleOf } from '../state/lookup.ts'
import type { Role } from '../state/people.ts'
import { numberAt, type RepositoryCall } from './operation.ts'

/** The issue or pull request the path names. */
export function issueAt(call: RepositoryCall): Issue {
  const number = numberAt(call, 'issue_number')
  const issue = issueNumbered(call.world.state, call.repository, number)
  if (issue === undefined) throw notFound()
  return issue
}

/** The pull request the path names. */
export function pullAt(call: RepositoryCall): PullRequest {
  const number = numberAt(call, 'pull_number')
  const issue = pullNumbered(call.world.state, call.repository, number)
  if (issue === undefined) throw notFound()
  return issue
}

/** The comment the path names. */
export function commentAt(call: RepositoryCall): Comment {
  const comment = call.world.state.comments.get(numberAt(call, 'comment_id'))
  if (comment === undefined || comment.repositoryId !== call.repository.id) throw notFound()
  return comment
}

/** What a branch, a tag, `heads/x`, a full ref or a full object id stands for. */
export function shaOf(call: RepositoryCall, name: string): string | undefined {
  const { refs } = call.repository
  const found = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]
    .map((ref) => refs.get(ref))
    .find((oid) => oid !== undefined)
  return found ?? (/^[0-9a-f]{40}$/.test(name) ? name : undefined)
}

/** Lets the author pass and everybody with the role; an installation passed by its permission. */
export function checkAuthorOr(call: RepositoryCall, authorId: number, role: Role): void {
  const { world, actor, repository } = call
  if (actor.kind === 'installation' || call.user.id === authorId) return
  const given = roleOf(world.state, repository, call.user.id)
  if (given === undefined || !isAtLeast(given.role, role)) {
    throw new Problem(403, 'Must have admin rights to Repository.')
  }
}
