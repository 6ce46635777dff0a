import { z } from 'zod'
import type { Outcome } from '../decide/plan.ts'
import { type ActionOf, type Doing, write } from './doing.ts'
import { workflowFile } from './runs.ts'

/** With `return_run_details` GitHub answers 200 and says which run it made; older ones answer 204 and say nothing. */
const answerSchema = z.object({
  workflow_run_id: z.union([z.number(), z.bigint()]).transform(String),
  html_url: z.string(),
})

/**
 * Starts a workflow once for an intent: the intent is written down first, and one that was written
 * down before is left alone, whatever became of it.
 */
export async function dispatch(
  doing: Doing,
  { intent, workflow, ref, inputs }: ActionOf<'dispatch'>,
): Promise<Outcome> {
  if (!(await doing.store.intend(intent))) return { kind: 'none' }
  const run = await write(doing, `start ${workflow}`, async (octokit) => {
    const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
    const { status, data }: { status: number; data: unknown } = await octokit.request(route, {
      ...doing.repo,
      workflow_id: workflowFile(workflow),
      ref,
      inputs: { ...inputs },
      return_run_details: true,
    })
    return status === 200 ? answerSchema.parse(data) : undefined
  })
  await doing.store.settle(intent, run?.workflow_run_id ?? 'dispatched')
  if (run === undefined) return { kind: 'none' }
  return { kind: 'dispatched', run: run.workflow_run_id, link: run.html_url }
}
