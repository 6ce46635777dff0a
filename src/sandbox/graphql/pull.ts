import { mergeabilityOf } from '../acts/mergeability.ts'
import { commitsOf, filesOf } from '../acts/pull-diff.ts'
import type { FileDiff } from '../git/repository.ts'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { Issue, PullRequest } from '../state/conversation.ts'
import { isCollaborator, labelsOf } from '../state/lookup.ts'
import type { Label } from '../state/repository.ts'
import type { World } from '../world.ts'
import { comments } from './comments.ts'
import { connection } from './connection.ts'
import { commitNamed, commitObject } from './git-objects.ts'
import { type Arguments, type GraphObject, type RepositoryView, textIn } from './object.ts'
import { actorObject, userObject } from './people.ts'
import { reviews, reviewThreads } from './reviews.ts'
import { timelineItems } from './timeline.ts'

/** A pull request with all that hangs on it. */
export function pullObject(view: RepositoryView, issue: PullRequest): GraphObject {
  const { world } = view
  return {
    ...factsOf(view, issue),
    author: actorObject(world, issue.authorId),
    authorAssociation: associationOf(view, issue),
    mergeable: () => mergeableOf(world, issue),
    mergedBy: actorObject(world, issue.pull.merge?.byId),
    mergeCommit: () => {
      const sha = issue.pull.merge?.sha
      return sha === undefined ? null : commitNamed(view, sha)
    },
    headRepository: headRepositoryOf(world, issue),
    headRepositoryOwner: actorObject(world, issue.pull.headOwnerId),
    isCrossRepository: issue.pull.headRepositoryId !== issue.repositoryId,
    assignees: (args: Arguments) =>
      connection(issue.assigneeIds, args, (id) => userObject(world, id)),
    reviewRequests: (args: Arguments) =>
      connection(issue.pull.reviewerIds, args, (id) => ({
        id: nodeId('RR', `${issue.number}:${id}`),
        requestedReviewer: userObject(world, id),
      })),
    files: (args: Arguments) => files(view, issue, args),
    labels: (args: Arguments) =>
      connection(sortedByName(labelsOf(world.state, issue)), args, labelObject),
    comments: (args: Arguments) => comments(view, issue, args),
    reviews: (args: Arguments) => reviews(view, issue, args),
    reviewThreads: (args: Arguments) => reviewThreads(view, issue, args),
    timelineItems: (args: Arguments) => timelineItems(view, issue, args),
    commits: async (args: Arguments) =>
      connection(await commitsOf(world, issue), args, (commit) => ({
        id: nodeId('PRC', `${issue.number}:${commit.oid}`),
        commit: commitObject(view, commit),
      })),
  }
}

function factsOf({ world, repository }: RepositoryView, issue: PullRequest): GraphObject {
  const { pull } = issue
  const isMerged = pull.merge !== undefined
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', pull.id),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    url: `${placesOf(world, repository).page}/pull/${issue.number}`,
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    state: isMerged ? 'MERGED' : issue.state.toUpperCase(),
    merged: isMerged,
    closed: issue.state === 'closed',
    isDraft: pull.draft,
    locked: issue.locked,
    maintainerCanModify: pull.maintainerCanModify,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    closedAt: issue.closedAt,
    mergedAt: pull.merge?.at ?? null,
    headRefOid: pull.headSha,
    headRefName: pull.headBranch,
    baseRefOid: pull.baseSha,
    baseRefName: pull.baseBranch,
  }
}

function associationOf({ world, repository }: RepositoryView, { authorId }: PullRequest): string {
  if (repository.ownerId === authorId) return 'OWNER'
  return isCollaborator(world.state, repository, authorId) ? 'COLLABORATOR' : 'NONE'
}

async function mergeableOf(world: World, issue: PullRequest): Promise<string> {
  const mergeable = await mergeabilityOf(world, issue)
  if (mergeable === null) return 'UNKNOWN'
  return mergeable ? 'MERGEABLE' : 'CONFLICTING'
}

function headRepositoryOf(world: World, { pull }: PullRequest): GraphObject | null {
  const id = pull.headRepositoryId
  const repository = id === undefined ? undefined : world.state.repositories.get(id)
  if (repository === undefined) return null
  return {
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    owner: actorObject(world, repository.ownerId),
  }
}

const changeTypes: Readonly<Record<FileDiff['status'], string>> = {
  added: 'ADDED',
  modified: 'MODIFIED',
  removed: 'DELETED',
  renamed: 'RENAMED',
}

async function files({ world }: RepositoryView, issue: PullRequest, args: Arguments) {
  return connection(await filesOf(world, issue), args, (file) => ({
    path: file.path,
    changeType: changeTypes[file.status],
    additions: file.additions,
    deletions: file.deletions,
  }))
}

function sortedByName(labels: readonly Label[]): readonly Label[] {
  return labels.toSorted((a, b) => a.name.localeCompare(b.name))
}

export function labelObject(label: Label): GraphObject {
  return {
    id: nodeId('LA', label.id),
    name: label.name,
    color: label.color,
    description: label.description,
  }
}

/** Issues or pull requests in the order asked for; the oldest first without a wish. */
export function ordered<Kind extends Issue>(
  all: readonly Kind[],
  order: Arguments,
): readonly Kind[] {
  const key = textIn(order, 'field') === 'UPDATED_AT' ? 'updatedAt' : 'createdAt'
  const ascending = all.toSorted((a, b) => a[key].localeCompare(b[key]) || a.number - b.number)
  return textIn(order, 'direction') === 'DESC' ? ascending.toReversed() : ascending
}
