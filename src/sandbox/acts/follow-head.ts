import type { PullRequest } from '../state/conversation.ts'
import { isPull } from '../state/lookup.ts'
import type { World } from '../world.ts'
import { closeIssue } from './close.ts'
import { followReviewComments } from './follow-review-comments.ts'
import type { Pushed } from './open-suites.ts'
import { baseTipOf } from './pull-diff.ts'
import { note, revise } from './record.ts'
import { tellPull } from './tell.ts'

/** Open pull requests move with their branch, and close when it is deleted. */
export async function followHead(world: World, by: Pushed, to: string | undefined): Promise<void> {
  const issues = [...world.state.issues.values()].filter(isPull)
  const concerned = issues.filter(
    ({ state, pull }) =>
      state === 'open' && pull.headRepositoryId === by.at.id && pull.headBranch === by.branch,
  )
  for (const issue of concerned) {
    if (to === undefined) await closeIssue(world, issue, { by: by.by })
    else await synchronize(world, by, { issue, to })
  }
}

async function synchronize(
  world: World,
  { by }: Pushed,
  { issue, to }: { readonly issue: PullRequest; readonly to: string },
): Promise<void> {
  const at = world.state.repositories.get(issue.repositoryId)
  const before = issue.pull.headSha
  if (at === undefined || before === to) return
  const pull = { ...issue.pull, headSha: to, baseSha: baseTipOf(world, issue) }
  const moved = revise<PullRequest>(world, issue, { pull })
  await followReviewComments(world, moved, { before, after: to })
  const isForced = !(await world.git.isAncestor(before, to))
  if (isForced) {
    note(world, moved, { kind: 'force-pushed', actorId: by.id, heads: { before, after: to } })
  }
  await tellPull(world, { at, by, action: 'synchronize' }, moved, { before, after: to })
}
