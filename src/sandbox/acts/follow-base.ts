import { pullsOf } from '../state/lookup.ts'
import { timeOf, type World } from '../world.ts'
import { closeIssue } from './close.ts'
import type { Pushed } from './open-suites.ts'

/** A pull request whose commits have reached its base branch in another way counts as merged. */
export async function followBase(
  world: World,
  { at, branch, by }: Pushed,
  to: string,
): Promise<void> {
  const open = pullsOf(world.state, at).filter(
    ({ state, pull }) => state === 'open' && pull.baseBranch === branch,
  )
  for (const issue of open) {
    if (!(await world.git.isAncestor(issue.pull.headSha, to))) continue
    const merge = { at: timeOf(world), byId: by.id, sha: to }
    await closeIssue(world, issue, { by, merge })
  }
}
