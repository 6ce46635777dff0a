import { workflowsOf } from '../acts/workflows.ts'
import { workflowShape } from '../shape/workflow.ts'
import { dispatch } from './dispatch.ts'
import {
  type Answer,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
} from './operation.ts'
import { workflowAt } from './workflow-at.ts'

const reading = { needs: ['actions:read'], role: 'read' } as const
const writing = { needs: ['actions:write'], role: 'write' } as const

/** Workflows: they exist as long as their file does, and can be switched off. */
export const workflows: Operations = {
  'actions/list-repo-workflows': inRepository(reading, async (call) =>
    listed(
      await workflowsOf(call.world, call.repository),
      (one) => workflowShape(call.world, call.repository, one),
      'workflows',
    ),
  ),
  'actions/get-workflow': inRepository(reading, async (call) =>
    ok(workflowShape(call.world, call.repository, await workflowAt(call))),
  ),
  'actions/disable-workflow': inRepository(writing, (call) => switchTo(call, 'disabled_manually')),
  'actions/enable-workflow': inRepository(writing, (call) => switchTo(call, 'active')),
  'actions/create-workflow-dispatch': inRepository(writing, dispatch),
}

async function switchTo(
  call: RepositoryCall,
  state: 'active' | 'disabled_manually',
): Promise<Answer> {
  const { id, path } = await workflowAt(call)
  const repositoryId = call.repository.id
  call.world.state.workflows.set(id, { id, repositoryId, path, state })
  return noContent()
}
