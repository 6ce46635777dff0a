import { enqueue, type GroupEnd, leaveQueue } from '../acts/merge-queue.ts'
import type { Desk } from '../server/desk.ts'
import { pullNumbered } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { BranchRule, MergeGroup, RequiredCheck } from '../state/rules.ts'
import { act, theOne } from './act.ts'

interface RuleWish {
  readonly branch: string
  /** Names of check runs or statuses; with an app only that app's count. */
  readonly checks?: readonly RequiredCheck[]
  readonly kind?: BranchRule['kind']
  readonly pullsOnly?: boolean
  readonly queue?: boolean
}

/** What branches demand, and the merge queue. */
export interface Protecting {
  /** A rule of a ruleset unless it is to be one of the older branch protection; nobody is told. */
  protect(repository: Repository, wish: RuleWish): BranchRule
  unprotect(rule: BranchRule): void
  /** Somebody presses "Merge when ready". */
  enqueue(repository: Repository, number: number, by: User): Promise<MergeGroup>
  /** The queue merges the group, or gives it up. */
  leaveQueue(group: MergeGroup, reason: GroupEnd, by: User): Promise<void>
}

export function protecting(desk: Desk): Protecting {
  const { world } = desk
  return {
    protect: (repository, wish) => {
      const rule: BranchRule = {
        id: world.nextId(),
        repositoryId: repository.id,
        branch: wish.branch,
        kind: wish.kind ?? 'ruleset',
        checks: wish.checks ?? [],
        pullsOnly: wish.pullsOnly ?? false,
        queue: wish.queue ?? false,
      }
      world.state.rules.set(rule.id, rule)
      return rule
    },
    unprotect: ({ id }) => {
      world.state.rules.delete(id)
    },
    enqueue: (repository, number, by) =>
      act(desk, () => {
        const at = theOne(world.state.repositories, repository.id)
        const issue = pullNumbered(world.state, at, number)
        if (issue === undefined) throw new Error(`There is no pull request #${number}`)
        return enqueue(world, { at, by }, issue)
      }),
    leaveQueue: ({ id }, reason, by) =>
      act(desk, () => {
        const group = theOne(world.state.mergeGroups, id)
        const at = theOne(world.state.repositories, group.repositoryId)
        return leaveQueue(world, { at, by }, { group, reason })
      }),
  }
}
