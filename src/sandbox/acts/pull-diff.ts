import type { CommitObject, FileDiff } from '../git/repository.ts'
import type { PullRequest } from '../state/conversation.ts'
import type { World } from '../world.ts'

/** Where the base branch stands; for a closed pull request, where it stood at the end. */
export function baseTipOf(world: World, issue: PullRequest): string {
  const repository = world.state.repositories.get(issue.repositoryId)
  const tip = repository?.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  return issue.state === 'open' && tip !== undefined ? tip : issue.pull.baseSha
}

/** What the pull request changes: from the merge base, not from the base branch, to its head. */
export async function filesOf(world: World, issue: PullRequest): Promise<readonly FileDiff[]> {
  const base = await world.git.mergeBase(baseTipOf(world, issue), issue.pull.headSha)
  return base === undefined ? [] : await world.git.diff(base, issue.pull.headSha)
}

/** The commits of the pull request, oldest first; 250 as on GitHub. */
export async function commitsOf(
  world: World,
  issue: PullRequest,
): Promise<readonly CommitObject[]> {
  const range = { from: baseTipOf(world, issue), to: issue.pull.headSha }
  return (await world.git.log(range, 250)).toReversed()
}
