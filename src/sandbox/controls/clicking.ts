import { revise } from '../acts/record.ts'
import { pressButton, rerequest, rerequestSuite } from '../acts/rerequest.ts'
import { tellPull } from '../acts/tell.ts'
import type { Desk } from '../server/desk.ts'
import type { CheckRun } from '../state/checks.ts'
import { pullNumbered } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { act, theOne } from './act.ts'

/** What people do on GitHub's pages and the REST API does not offer. */
export interface Clicking {
  rerequestCheck(checkRunId: number, by: User): Promise<void>
  rerequestSuite(suiteId: number, by: User): Promise<void>
  /** Throws when the check run offers no such button. */
  pressButton(checkRunId: number, identifier: string, by: User): Promise<void>
  minimizeComment(commentId: number): void
  /** Ready for review, or back to a draft. */
  markDraft(repository: Repository, number: number, draft: { is: boolean; by: User }): Promise<void>
}

export function clicking(desk: Desk): Clicking {
  const { world } = desk
  const checkOf = (id: number) => {
    const check = theOne(world.state.checks, id)
    return { check, at: theOne(world.state.repositories, check.repositoryId) }
  }
  return {
    rerequestCheck: (id, by) =>
      act(desk, () => {
        const { check, at } = checkOf(id)
        rerequest(world, { at, by }, check)
      }),
    rerequestSuite: (id, by) =>
      act(desk, () => {
        const { repositoryId } = theOne(world.state.suites, id)
        rerequestSuite(world, { at: theOne(world.state.repositories, repositoryId), by }, id)
      }),
    pressButton: (id, identifier, by) =>
      act(desk, () => {
        const { check, at } = checkOf(id)
        checkButton(check, identifier)
        pressButton(world, { at, by }, { check, identifier })
      }),
    minimizeComment: (id) => {
      world.state.comments.set(id, { ...theOne(world.state.comments, id), minimized: true })
    },
    markDraft: (at, number, { is: draft, by }) =>
      act(desk, async () => {
        const issue = pullNumbered(world.state, at, number)
        if (issue === undefined) throw new Error(`There is no pull request #${number}`)
        const marked = revise(world, issue, { pull: { ...issue.pull, draft } })
        const action = draft ? 'converted_to_draft' : 'ready_for_review'
        await tellPull(world, { at, by, action }, marked)
      }),
  }
}

function checkButton({ name, actions }: CheckRun, identifier: string): void {
  if (actions.some((action) => action.identifier === identifier)) return
  const offered = actions.map((action) => action.identifier).join(', ')
  throw new Error(`${name} has no button ${identifier}; it offers: ${offered}`)
}
