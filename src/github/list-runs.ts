import { z } from 'zod'
import type { Config } from '../config/config.ts'
import { observedWorkflows } from '../lifecycle/observed.ts'
import type { Intent, Run } from '../lifecycle/snapshot.ts'
import { refusalOf } from '../lifecycle/validation.ts'
import type { Access } from './access.ts'
import { runSchema } from './run-answer.ts'

/** Which runs may be evidence, by the paths of their workflows. */
export interface RunsListed {
  readonly owner: string
  readonly name: string
  /** Whose runs count only when we dispatched them. */
  readonly dispatched: readonly string[]
  /** Whose runs count whoever started them. */
  readonly observed: readonly string[]
}

/** The workflows whose runs matter: by the gates that are asked for, and by what GitHub refused to dispatch. */
export function workflowsOf(
  { validation, publication, gates }: Config,
  intents: readonly Intent[],
): Pick<RunsListed, 'dispatched' | 'observed'> {
  const isRefused = intents.some(({ outcome }) => refusalOf(outcome) !== undefined)
  const isValidated = gates.required.includes('validated')
  const validating = isValidated ? observedWorkflows(validation, isRefused) : []
  const isPushed = publication.required && publication.workflow !== undefined
  const pushing = isPushed ? [publication.workflow] : []
  return {
    dispatched: isValidated && validation.dispatch ? [validation.workflow] : [],
    observed: [...new Set([...validating, ...pushing])],
  }
}

/**
 * The newest hundred runs that may be evidence, with one question: of the one workflow that matters,
 * or of the repository where several do. None where there is no such workflow.
 */
export async function listRuns(access: Access, wanted: RunsListed): Promise<readonly Run[]> {
  const { owner, name, dispatched, observed } = wanted
  const paths = [...new Set([...dispatched, ...observed])]
  const [only] = paths
  if (only === undefined) return []
  const purpose = `list the runs of ${paths.join(', ')}`
  const filter = observed.length === 0 ? { event: 'workflow_dispatch' } : {}
  const at = { owner, repo: name, ...filter, per_page: 100 }
  const runs = await access.askFor(purpose, async (octokit) => {
    const { actions } = octokit.rest
    const { data } =
      paths.length === 1
        ? await actions.listWorkflowRuns({ ...at, workflow_id: workflowFile(only) })
        : await actions.listWorkflowRunsForRepo(at)
    return z.array(runSchema).parse(data.workflow_runs)
  })
  return (runs ?? []).filter((run) => paths.includes(run.path))
}

/** GitHub knows a workflow by its file's name. */
export function workflowFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
