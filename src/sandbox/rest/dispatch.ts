import { z } from 'zod'
import { requestRun } from '../acts/run.ts'
import { workflowIn } from '../acts/workflows.ts'
import { Problem } from '../problem.ts'
import { placesOf } from '../shape/issue.ts'
import { renderRunName, type WorkflowFile, type WorkflowInput } from '../workflow-file.ts'
import { shaOf } from './find.ts'
import { type Answer, noContent, ok, type RepositoryCall, read } from './operation.ts'
import { workflowAt } from './workflow-at.ts'

const wish = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  return_run_details: z.boolean().default(false),
})

/** Starts a workflow as its file at the ref declares it; answers the run when asked to. */
export async function dispatch(call: RepositoryCall): Promise<Answer> {
  const { world, repository: at, user: by } = call
  const wished = read(call, wish)
  const { path, state } = await workflowAt(call)
  if (state !== 'active') {
    throw new Problem(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow")
  }
  const sha = shaOf(call, wished.ref)
  if (sha === undefined) throw new Problem(422, `No ref found for: ${wished.ref}`)
  const file = await workflowIn(world, sha, path)
  if (file === undefined) throw new Problem(404, 'Not Found')
  const inputs = inputsOf(file, new Map(Object.entries(wished.inputs)))
  const run = requestRun(
    world,
    { at, by },
    {
      path,
      name: file.name,
      displayTitle: file.runName === undefined ? file.name : renderRunName(file.runName, inputs),
      event: 'workflow_dispatch',
      headBranch: wished.ref.replace(/^refs\/heads\//, ''),
      headSha: sha,
      inputs,
    },
  )
  if (!wished.return_run_details) return noContent()
  const { api, page } = placesOf(world, at)
  return ok({
    workflow_run_id: run.id,
    run_url: `${api}/actions/runs/${run.id}`,
    html_url: `${page}/actions/runs/${run.id}`,
  })
}

type Given = ReadonlyMap<string, string | number | boolean>

/** The inputs of the run: what was given, else the defaults. */
function inputsOf({ inputs }: WorkflowFile, given: Given): ReadonlyMap<string, string> {
  if (inputs === undefined) {
    throw new Problem(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  const unexpected = [...given.keys()].filter((name) => !inputs.has(name))
  if (unexpected.length > 0) {
    throw new Problem(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`)
  }
  return new Map([...inputs].map(([name, input]) => [name, inputValue(name, input, given)]))
}

function inputValue(name: string, input: WorkflowInput, given: Given): string {
  const value = given.get(name)
  if (value === undefined && input.required && input.default === undefined) {
    throw new Problem(422, `Required input '${name}' not provided`)
  }
  const text = String(value ?? input.default ?? '')
  if (input.type === 'choice' && !input.options.includes(text)) {
    throw new Problem(
      422,
      `Provided value '${text}' for input '${name}' not in the list of allowed values`,
    )
  }
  return text
}
