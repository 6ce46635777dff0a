import { z } from 'zod'
import type { Outcome } from '../decide/plan.ts'
import { refusedOutcome } from '../lifecycle/validation.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type ActionOf, type Doing, write } from './doing.ts'
import { workflowFile } from './runs.ts'

/** With `return_run_details` GitHub answers 200 and says which run it made; older ones answer 204 and say nothing. */
const answerSchema = z.object({
  workflow_run_id: z.union([z.number(), z.bigint()]).transform(String),
  html_url: z.string(),
})

/**
 * Starts a workflow once for an intent: the intent is written down first, and one that was written
 * down before is left alone, whatever became of it. A refusal is written down too; an answer that
 * got lost leaves the intent open.
 */
export async function dispatch(doing: Doing, action: ActionOf<'dispatch'>): Promise<Outcome> {
  const { intent } = action
  if (!(await doing.store.intend(intent))) return { kind: 'none' }
  const run = await start(doing, action)
  await doing.store.settle(intent, run === 'started' ? 'dispatched' : nameOf(run))
  if (run === 'refused') return { kind: 'refused' }
  if (run === 'started') return { kind: 'none' }
  return { kind: 'dispatched', run: run.workflow_run_id, link: run.html_url }
}

type Started = z.infer<typeof answerSchema> | 'started' | 'refused'

function nameOf(run: Exclude<Started, 'started'>): string {
  return run === 'refused' ? refusedOutcome : run.workflow_run_id
}

async function start(
  doing: Doing,
  { workflow, ref, inputs }: ActionOf<'dispatch'>,
): Promise<Started> {
  try {
    return await write(doing, `start ${workflow}`, async (octokit) => {
      const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
      const { status, data }: { status: number; data: unknown } = await octokit.request(route, {
        ...doing.repo,
        workflow_id: workflowFile(workflow),
        ref,
        inputs: { ...inputs },
        return_run_details: true,
      })
      return status === 200 ? answerSchema.parse(data) : 'started'
    })
  } catch (error) {
    if (error instanceof OutsideError && !error.retryable) return 'refused'
    throw error
  }
}
