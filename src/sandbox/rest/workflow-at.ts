import { workflowsOf } from '../acts/workflows.ts'
import { notFound } from '../problem.ts'
import type { Workflow } from '../state/workflows.ts'
import type { WorkflowFile } from '../workflow-file.ts'
import { type RepositoryCall, textAt } from './operation.ts'

/** The workflow the path names by id or by file name. */
export async function workflowAt(call: RepositoryCall): Promise<Workflow & WorkflowFile> {
  const name = textAt(call, 'workflow_id')
  const all = await workflowsOf(call.world, call.repository)
  const found = all.find((one) => String(one.id) === name || one.path.endsWith(`/${name}`))
  if (found === undefined) throw notFound()
  return found
}
