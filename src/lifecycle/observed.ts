import type { Config } from '../config/config.ts'
import type { Evidence } from './evidence.ts'
import { jobsOf, type RunAsk, verdictOf } from './run-verdict.ts'
import type { Run, Snapshot } from './snapshot.ts'
import { workflowPath } from './workflow-path.ts'

/** What a run that we did not start must be about to count. */
export interface ObservedAsk extends RunAsk {
  readonly repository: string
  readonly workflows: readonly string[]
  /** The model as the proposal asks for it: `org/name` and a full commit. */
  readonly model: { readonly repository: string; readonly revision: string }
  /** Head of the registration, where there is one: what runs there lack is told. */
  readonly head: string | undefined
}

/**
 * The workflows whose runs count although we did not start them: those allowed, and the one we would
 * have started where we are not to, or GitHub does not let us.
 */
export function observedWorkflows(
  { workflow, dispatch, observe }: Config['validation'],
  isRefused: boolean,
): readonly string[] {
  return [...new Set([...observe, ...(dispatch && !isRefused ? [] : [workflow])])]
}

/**
 * What runs say that other people or events started: of a workflow that is allowed, at a head in
 * this repository, in a job that names the model, where the registry at that head holds exactly the
 * repository and revision the proposal asks for.
 */
export function observedEvidence(
  ask: ObservedAsk,
  { runs, now }: Pick<Snapshot, 'runs' | 'now'>,
): readonly Evidence[] {
  const allowed = runs.filter(
    (run) =>
      ask.workflows.includes(workflowPath(run.path)) && run.headRepositoryId === ask.repository,
  )
  return allowed.flatMap((run) => {
    const verdict = verdictOf(ask, run, now)
    if (jobsOf(ask, run).length > 0) return isOfModel(ask, run) ? [verdict] : []
    // It may be about other models, so it is told only where nothing else is known.
    return run.head === ask.head ? [{ ...verdict, says: 'pending', at: undefined }] : []
  })
}

function isOfModel({ model }: ObservedAsk, { entry }: Run): boolean {
  if (entry?.revision !== model.revision) return false
  return entry.repository?.toLowerCase() === model.repository.toLowerCase()
}
