import { Problem } from '../problem.ts'
import { gitCommitShape, identityOf } from '../shape/commit.ts'
import type { PullRequest } from '../state/conversation.ts'
import { isPull, issueNumbered } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { MergeGroup } from '../state/rules.ts'
import { type Shape, timeOf, type World } from '../world.ts'
import { closeIssue } from './close.ts'
import { moveRef } from './move-ref.ts'
import { baseTipOf } from './pull-diff.ts'
import { missingChecks } from './rules.ts'
import { tellPull } from './tell.ts'

interface Acting {
  readonly at: Repository
  readonly by: User
}

/** Puts a pull request into the merge queue: it is merged on a branch of its own, and checks are asked for. */
export async function enqueue(
  world: World,
  { at, by }: Acting,
  issue: PullRequest,
): Promise<MergeGroup> {
  const { headSha, baseBranch } = issue.pull
  const missing = missingChecks(world, at, { branch: baseBranch, sha: headSha })
  if (missing.length > 0) throw new Problem(405, missing.join('\n'))
  const baseSha = baseTipOf(world, issue)
  const message = `Merge pull request #${issue.number} from ${issue.pull.headBranch}`
  const author = identityOf(world, by)
  const merged = await world.git.merge('merge', baseSha, headSha, { message, author })
  if (merged.kind === 'conflict') throw new Problem(405, 'Pull Request is not mergeable')
  const group: MergeGroup = {
    id: world.nextId(),
    repositoryId: at.id,
    number: issue.number,
    headRef: `refs/heads/gh-readonly-queue/${baseBranch}/pr-${issue.number}-${baseSha}`,
    headSha: merged.oid,
    baseBranch,
    baseSha,
  }
  world.state.mergeGroups.set(group.id, group)
  await tellPull(world, { at, by, action: 'enqueued' }, issue)
  await moveRef(world, { repositoryId: at.id, ref: group.headRef, to: merged.oid, by })
  await tellGroup(world, { at, by, action: 'checks_requested' }, group)
  return group
}

/** Takes a group out of the queue: merged when its required checks are good, else without effect. */
export async function leaveQueue(
  world: World,
  { at, by }: Acting,
  { group, reason }: { readonly group: MergeGroup; readonly reason: GroupEnd },
): Promise<void> {
  const issue = issueNumbered(world.state, at, group.number)
  if (issue === undefined || !isPull(issue)) throw new Error(`There is no #${group.number}`)
  const { baseBranch, headSha: sha } = group
  world.state.mergeGroups.delete(group.id)
  if (reason === 'merged') {
    const missing = missingChecks(world, at, { branch: baseBranch, sha })
    if (missing.length > 0) throw new Problem(405, missing.join('\n'))
    await closeIssue(world, issue, { by, merge: { at: timeOf(world), byId: by.id, sha } })
    await moveRef(world, { repositoryId: at.id, ref: `refs/heads/${baseBranch}`, to: sha, by })
  } else {
    const extra = { reason: reason === 'invalidated' ? 'CI_FAILURE' : 'MANUAL' }
    await tellPull(world, { at, by, action: 'dequeued' }, issue, extra)
  }
  await moveRef(world, { repositoryId: at.id, ref: group.headRef, to: undefined, by })
  await tellGroup(world, { at, by, action: 'destroyed' }, group, { reason })
}

export type GroupEnd = 'merged' | 'invalidated' | 'dequeued'

async function tellGroup(
  world: World,
  { at, by, action }: Acting & { readonly action: string },
  group: MergeGroup,
  extra: Shape = {},
): Promise<void> {
  const commit = await world.git.readCommit(group.headSha)
  const shown = commit === undefined ? {} : gitCommitShape(world, at, commit)
  const payload = {
    merge_group: {
      head_sha: group.headSha,
      head_ref: group.headRef,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${group.baseBranch}`,
      head_commit: {
        id: group.headSha,
        tree_id: commit?.tree,
        message: commit?.message,
        timestamp: timeOf(world),
        author: shown.author,
        committer: shown.committer,
      },
    },
    ...extra,
  }
  world.outbox.push({ name: 'merge_group', action, repository: at, sender: by, payload })
}
