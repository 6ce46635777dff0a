import type { MergeMethod } from '../git/repository.ts'
import { Problem } from '../problem.ts'
import { identityOf } from '../shape/commit.ts'
import type { PullRequest } from '../state/conversation.ts'
import { userOf } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import { timeOf, type World } from '../world.ts'
import { closeIssue } from './close.ts'
import { moveRef } from './move-ref.ts'
import { baseTipOf } from './pull-diff.ts'
import { revise } from './record.ts'
import { guardMerge } from './rules.ts'

export interface MergeWish {
  readonly by: User
  readonly method: MergeMethod
  readonly title: string | undefined
  readonly message: string | undefined
  /** The head the caller has seen; another one is a conflict. */
  readonly sha: string | undefined
}

/** Merges the head as it is now into the base as it is now; answers the commit's id. */
export async function mergePull(
  world: World,
  issue: PullRequest,
  wish: MergeWish,
): Promise<string> {
  checkOpen(issue, wish)
  const at = world.state.repositories.get(issue.repositoryId)
  const { baseBranch: branch, headSha: sha } = issue.pull
  if (at !== undefined) guardMerge(world, at, { branch, sha })
  const base = baseTipOf(world, issue)
  const merged = await world.git.merge(wish.method, base, issue.pull.headSha, {
    message: messageOf(world, issue, wish),
    author: identityOf(world, wish.by),
  })
  if (merged.kind === 'conflict') throw new Problem(405, 'Pull Request is not mergeable')
  const based = revise<PullRequest>(world, issue, { pull: { ...issue.pull, baseSha: base } })
  const merge = { at: timeOf(world), byId: wish.by.id, sha: merged.oid }
  await closeIssue(world, based, { by: wish.by, merge })
  const ref = `refs/heads/${issue.pull.baseBranch}`
  const { repositoryId } = issue
  await moveRef(world, { repositoryId, ref, to: merged.oid, by: wish.by })
  return merged.oid
}

function checkOpen(issue: PullRequest, wish: MergeWish): void {
  if (issue.state === 'closed') throw new Problem(405, 'Pull Request is not mergeable')
  if (issue.pull.draft) throw new Problem(405, 'Pull Request is still a draft')
  if (wish.sha !== undefined && wish.sha !== issue.pull.headSha) {
    throw new Problem(409, 'Head branch was modified. Review and try the merge again.')
  }
}

function messageOf(world: World, issue: PullRequest, wish: MergeWish): string {
  const owner = userOf(world.state, issue.pull.headOwnerId).login
  const usual =
    wish.method === 'squash'
      ? `${issue.title} (#${issue.number})`
      : `Merge pull request #${issue.number} from ${owner}/${issue.pull.headBranch}`
  const body = wish.message ?? (wish.method === 'squash' ? '' : issue.title)
  return body === '' ? (wish.title ?? usual) : `${wish.title ?? usual}\n\n${body}`
}
