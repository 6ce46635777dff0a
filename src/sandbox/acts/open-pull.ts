import { invalid, Problem } from '../problem.ts'
import type { PullRequest } from '../state/conversation.ts'
import { pullsOf } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { timeOf, type World } from '../world.ts'
import { headOf } from './commit-to-branch.ts'
import { nextNumber } from './record.ts'
import { tellPull } from './tell.ts'

export interface PullWish {
  readonly title: string
  readonly body: string | null
  readonly draft: boolean
  readonly maintainerCanModify: boolean
  readonly headRepository: Repository
  readonly headBranch: string
  readonly baseBranch: string
}

/** Opens a pull request from a branch of this repository or of a fork. */
export async function openPull(
  world: World,
  { at, by }: { readonly at: Repository; readonly by: User },
  wish: PullWish,
): Promise<PullRequest> {
  const { headSha, baseSha } = await endsOf(world, at, wish)
  const now = timeOf(world)
  const issue: PullRequest = {
    id: world.nextId(),
    repositoryId: at.id,
    number: nextNumber(world, at.id),
    authorId: by.id,
    title: wish.title,
    body: wish.body,
    state: 'open',
    stateReason: null,
    labelIds: [],
    assigneeIds: [],
    locked: false,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: undefined,
    pull: {
      id: world.nextId(),
      headRepositoryId: wish.headRepository.id,
      headOwnerId: wish.headRepository.ownerId,
      headBranch: wish.headBranch,
      headSha,
      baseBranch: wish.baseBranch,
      baseSha,
      draft: wish.draft,
      reviewerIds: [],
      reviewTeamIds: [],
      maintainerCanModify: wish.maintainerCanModify,
      merge: undefined,
    },
  }
  world.state.issues.set(issue.id, issue)
  await tellPull(world, { at, by, action: 'opened' }, issue)
  return issue
}

async function endsOf(
  world: World,
  at: Repository,
  wish: PullWish,
): Promise<{ headSha: string; baseSha: string }> {
  const headSha = headOf(wish.headRepository, wish.headBranch)
  const baseSha = headOf(at, wish.baseBranch)
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'head is invalid')
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'base is invalid')
  const twin = pullsOf(world.state, at).find(
    ({ state, pull }) =>
      state === 'open' &&
      pull.headRepositoryId === wish.headRepository.id &&
      pull.headBranch === wish.headBranch &&
      pull.baseBranch === wish.baseBranch,
  )
  if (twin !== undefined) {
    const message = `A pull request already exists for ${wish.headBranch}.`
    throw new Problem(422, 'Validation Failed', [
      { resource: 'PullRequest', code: 'custom', message },
    ])
  }
  if (await world.git.isAncestor(headSha, baseSha)) {
    const message = `No commits between ${wish.baseBranch} and ${wish.headBranch}`
    throw new Problem(422, 'Validation Failed', [
      { resource: 'PullRequest', code: 'custom', message },
    ])
  }
  return { headSha, baseSha }
}
