import { attachLabels, detachLabel } from '../acts/label.ts'
import { Problem } from '../problem.ts'
import { labelShape } from '../shape/repository.ts'
import type { Issue } from '../state/conversation.ts'
import { labelNamed, labelsOf } from '../state/lookup.ts'
import { issueAt } from './find.ts'
import { replaceLabels } from './issue-update.ts'
import { labelsWish } from './label-names.ts'
import {
  type Answer,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  read,
  textAt,
} from './operation.ts'

const reading = { needs: ['issues:read', 'pull_requests:read'], role: 'read' } as const
/** Triage may attach what others have defined. */
const writing = { needs: ['issues:write', 'pull_requests:write'], role: 'triage' } as const

/** The labels on an issue or pull request. */
export const issueLabels: Operations = {
  'issues/list-labels-on-issue': inRepository(reading, (call) =>
    listed(labelsOf(call.world.state, issueAt(call)), (label) => labelShape(call.world, label)),
  ),
  'issues/add-labels': inRepository(writing, async (call) => {
    const names = read(call, labelsWish)
    const occasion = { at: call.repository, by: call.user }
    return shown(call, await attachLabels(call.world, occasion, { issue: issueAt(call), names }))
  }),
  'issues/set-labels': inRepository(writing, async (call) =>
    shown(call, await replaceLabels(call, issueAt(call), read(call, labelsWish))),
  ),
  'issues/remove-all-labels': inRepository(writing, async (call) => {
    await replaceLabels(call, issueAt(call), [])
    return noContent()
  }),
  'issues/remove-label': inRepository(writing, remove),
}

async function remove(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user } = call
  const issue = issueAt(call)
  const label = labelNamed(world.state, repository.id, textAt(call, 'name'))
  if (label === undefined || !issue.labelIds.includes(label.id)) {
    throw new Problem(404, 'Label does not exist')
  }
  return shown(call, await detachLabel(world, { at: repository, by: user }, { issue, label }))
}

function shown({ world }: RepositoryCall, issue: Issue): Answer {
  return ok(labelsOf(world.state, issue).map((label) => labelShape(world, label)))
}
