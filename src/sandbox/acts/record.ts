import type { Happening, Issue } from '../state/conversation.ts'
import type { World } from '../world.ts'
import { timeOf } from '../world.ts'

/** Replaces an issue or pull request by a changed one; its `updated_at` moves. */
export function revise<Kind extends Issue>(
  world: World,
  issue: Kind,
  changes: Partial<Kind>,
): Kind {
  const revised = { ...issue, ...changes, updatedAt: timeOf(world) }
  world.state.issues.set(issue.id, revised)
  return revised
}

/** Writes something into the timeline of an issue or pull request. */
export function note(
  world: World,
  issue: Issue,
  what: Pick<Happening, 'kind' | 'actorId'> & Partial<Pick<Happening, 'label' | 'heads'>>,
): void {
  const id = world.nextId()
  const { repositoryId, number } = issue
  const plain = { label: undefined, heads: undefined, createdAt: timeOf(world) }
  world.state.happenings.set(id, { id, repositoryId, number, ...plain, ...what })
}

/** The number of the next issue or pull request; both share one count. */
export function nextNumber(world: World, repositoryId: number): number {
  const issues = world.state.issues.values().filter((one) => one.repositoryId === repositoryId)
  return issues.reduce((highest, one) => Math.max(highest, one.number), 0) + 1
}
