import { commitSuggestions } from '../acts/commit-suggestions.ts'
import { resolveThread } from '../acts/resolve-thread.ts'
import { admit } from '../auth/access.ts'
import type { Desk } from '../server/desk.ts'
import { pullNumbered } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { act, theOne } from './act.ts'

/** What people do with comments on lines. */
export interface Reviewing {
  /** Commits the suggestions of review comments, in one commit; answers the new head. */
  commitSuggestions(
    repository: Repository,
    number: number,
    which: { readonly comments: readonly number[]; readonly by: User },
  ): Promise<string>
  /** Resolves the thread that a review comment is in. */
  resolveThread(commentId: number, by: User): Promise<void>
}

export function reviewing(desk: Desk): Reviewing {
  const { world } = desk
  return {
    commitSuggestions: (at, number, { comments: ids, by }) =>
      act(desk, async () => {
        const issue = pullNumbered(world.state, at, number)
        if (issue === undefined) throw new Error(`There is no pull request #${number}`)
        admitToHead(desk, issue.pull, { at, by })
        const comments = ids.map((id) => theOne(world.state.reviewComments, id))
        return await commitSuggestions(world, by, { issue, comments })
      }),
    resolveThread: (id, by) => act(desk, () => resolveThread(world, by, id)),
  }
}

/** Whoever writes to the base may write to the head as well, when the author allows it. */
function admitToHead(
  { world: { state } }: Desk,
  pull: { readonly headRepositoryId: number | undefined; readonly maintainerCanModify: boolean },
  { at, by }: { readonly at: Repository; readonly by: User },
): void {
  const head = theOne(state.repositories, pull.headRepositoryId ?? 0)
  const where = pull.maintainerCanModify && head.ownerId !== by.id ? at : head
  admit(state, { kind: 'person', user: by }, { at: where, role: 'write', needs: [] })
}
