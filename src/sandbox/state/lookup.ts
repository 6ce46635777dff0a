import type { Comment, Happening, Issue, PullRequest, Review } from './conversation.ts'
import { type App, type Installation, type Role, roles, type User } from './people.ts'
import type { Label, Repository } from './repository.ts'
import type { ReviewComment } from './review-comments.ts'
import type { State } from './state.ts'

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Users by name, upper and lower case alike. */
export function userNamed(state: State, login: string): User | undefined {
  return state.users.values().find((user) => same(user.login, login))
}

/** Owner and repository names know no case. */
export function repositoryNamed(state: State, owner: string, name: string): Repository | undefined {
  const ownerId = userNamed(state, owner)?.id
  return state.repositories.values().find((one) => one.ownerId === ownerId && same(one.name, name))
}

/** The repository that had a name before it was renamed or transferred. */
export function repositoryOnceNamed(
  state: State,
  owner: string,
  name: string,
): Repository | undefined {
  return state.repositories.get(state.formerNames.get(`${owner}/${name}`.toLowerCase()) ?? 0)
}

/** The owner's repository in the same family of forks. */
export function familyMember(state: State, at: Repository, owner: string): Repository | undefined {
  const ownerId = userNamed(state, owner)?.id
  const root = at.parentId ?? at.id
  const all = state.repositories.values()
  return all.find((one) => one.ownerId === ownerId && (one.parentId ?? one.id) === root)
}

export function issueNumbered(state: State, at: Repository, number: number): Issue | undefined {
  return state.issues.values().find((one) => one.repositoryId === at.id && one.number === number)
}

export function isPull(issue: Issue): issue is PullRequest {
  return issue.pull !== undefined
}

export function pullNumbered(state: State, at: Repository, no: number): PullRequest | undefined {
  const issue = issueNumbered(state, at, no)
  return issue !== undefined && isPull(issue) ? issue : undefined
}

export function pullsOf(state: State, repository: Repository): readonly PullRequest[] {
  const issues = [...state.issues.values()].filter((one) => one.repositoryId === repository.id)
  return issues.filter(isPull)
}

/** Label names know no case either. */
export function labelNamed(state: State, repositoryId: number, name: string): Label | undefined {
  const labels = state.labels.values()
  return labels.find((label) => label.repositoryId === repositoryId && same(label.name, name))
}

export function labelsOf(state: State, issue: Issue): readonly Label[] {
  return issue.labelIds.flatMap((id) => state.labels.get(id) ?? [])
}

const belongsTo =
  (issue: Issue) =>
  (one: { readonly repositoryId: number; readonly number: number }): boolean =>
    one.repositoryId === issue.repositoryId && one.number === issue.number

export function commentsOf(state: State, issue: Issue): readonly Comment[] {
  return [...state.comments.values()].filter(belongsTo(issue))
}

export function reviewsOf(state: State, issue: Issue): readonly Review[] {
  return [...state.reviews.values()].filter(belongsTo(issue))
}

export function reviewCommentsOf(state: State, issue: Issue): readonly ReviewComment[] {
  return [...state.reviewComments.values()].filter(belongsTo(issue))
}

/** The comments of the thread that a comment is in, the first one first. */
export function threadOf(state: State, comment: ReviewComment): readonly ReviewComment[] {
  const first = comment.replyToId ?? comment.id
  const all = [...state.reviewComments.values()]
  return all.filter((one) => one.id === first || one.replyToId === first)
}

export function happeningsOf(state: State, issue: Issue): readonly Happening[] {
  return [...state.happenings.values()].filter(belongsTo(issue))
}

/** The installations that cover a repository, each with its app. */
export function installationsAt(
  state: State,
  repository: Repository,
): readonly { readonly app: App; readonly installation: Installation }[] {
  return [...state.installations.values()]
    .filter((one) => one.repositoryIds.includes(repository.id) && one.suspendedAt === undefined)
    .flatMap((installation) => {
      const app = state.apps.get(installation.appId)
      return app === undefined ? [] : [{ app, installation }]
    })
}

interface Right {
  readonly role: Role
  readonly name: string
}

/** The greatest right a person has to a repository, by themselves or by a team; everybody may read what is public. */
export function roleOf(state: State, at: Repository, userId: number): Right | undefined {
  if (at.ownerId === userId) return { role: 'admin', name: 'admin' }
  const own = state.collaborations.get(`${at.id}/${userId}`) ?? []
  const everybody: readonly Right[] = at.isPrivate ? [] : [{ role: 'read', name: 'read' }]
  const rights = [own, rightsByTeam(state, at, userId), everybody].flat()
  return rights.reduce<Right | undefined>(greater, undefined)
}

/** Reading what is public makes nobody a collaborator. */
export function isCollaborator(state: State, at: Repository, userId: number): boolean {
  return roleOf(state, { ...at, isPrivate: true }, userId) !== undefined
}

function rightsByTeam(state: State, at: Repository, userId: number): readonly Right[] {
  const teams = [...state.teams.values()]
  const own = teams.filter(({ members }) => members.get(userId)?.state === 'active')
  return own.flatMap(({ grants }) => grants.get(at.id) ?? [])
}

function greater(one: Right | undefined, other: Right): Right {
  if (one === undefined) return other
  return roles.indexOf(other.role) > roles.indexOf(one.role) ? other : one
}

/** A user by id; whoever is gone is GitHub's ghost. */
export function userOf(state: State, id: number | undefined): User {
  const user = id === undefined ? undefined : state.users.get(id)
  return user ?? { id: 10137, login: 'ghost', kind: 'User', token: '' }
}

/** `owner/name`. */
export function fullNameOf(state: State, repository: Repository): string {
  return `${userOf(state, repository.ownerId).login}/${repository.name}`
}
