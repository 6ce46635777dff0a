import { z } from 'zod'
import type { Outcome } from '../decide/plan.ts'
import { nameRefusal } from '../diagnostics/outside-name.ts'
import { refusedOutcome, unnamedOutcome } from '../lifecycle/validation.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type ActionOf, type Doing, write } from './doing.ts'
import { workflowFile } from './list-runs.ts'

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
  const outcome = await started(doing, action)
  await doing.store.settle(intent, nameOf(outcome))
  return outcome
}

type Started = Extract<Outcome, { readonly kind: 'none' | 'refused' | 'dispatched' }>

function nameOf(outcome: Started): string {
  switch (outcome.kind) {
    case 'none':
      return unnamedOutcome
    case 'refused':
      return refusedOutcome(outcome.status)
    case 'dispatched':
      return outcome.run
  }
}

/** What a workflow may put into a shell is let through only where it means nothing to one. */
async function started(doing: Doing, action: ActionOf<'dispatch'>): Promise<Started> {
  const isSafe = (input: string): boolean => nameRefusal(input, 'workflow-input') === undefined
  if (!Object.values(action.inputs).every(isSafe)) return { kind: 'refused', status: undefined }
  const first = await start(doing, action, { return_run_details: true })
  // Older servers do not know the flag and made nothing.
  const isOld = first.kind === 'refused' && first.status === 400
  return isOld ? await start(doing, action, {}) : first
}

async function start(
  doing: Doing,
  { workflow, ref, inputs }: ActionOf<'dispatch'>,
  flags: { readonly return_run_details?: true },
): Promise<Started> {
  try {
    return await write(doing, `start ${workflow}`, async (octokit) => {
      const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
      const { status, data }: { status: number; data: unknown } = await octokit.request(route, {
        ...doing.repo,
        workflow_id: workflowFile(workflow),
        ref,
        inputs: { ...inputs },
        ...flags,
      })
      if (status !== 200) return { kind: 'none' }
      const { workflow_run_id: run, html_url: link } = answerSchema.parse(data)
      return { kind: 'dispatched', run, link }
    })
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retryable) throw error
    return { kind: 'refused', status: statusOf(error) }
  }
}

function statusOf({ cause }: OutsideError): number | undefined {
  return z.object({ status: z.number() }).safeParse(cause).data?.status
}
