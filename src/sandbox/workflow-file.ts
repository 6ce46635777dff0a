import { parse } from 'yaml'
import { z } from 'zod'

const input = z.object({
  required: z.boolean().default(false),
  default: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
  type: z.string().default('string'),
  options: z.array(z.coerce.string()).default([]),
})

const dispatch = z
  .object({ inputs: z.record(z.string(), input.nullable()).nullish() })
  .nullable()
  .transform((trigger) => {
    const inputs = Object.entries(trigger?.inputs ?? {})
    return new Map(inputs.map(([name, one]) => [name, one ?? input.parse({})]))
  })

const file = z.object({
  name: z.string().optional(),
  'run-name': z.string().optional(),
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
})

export interface WorkflowInput {
  readonly required: boolean
  readonly default?: string | undefined
  readonly type: string
  readonly options: readonly string[]
}

/** What a workflow file says that matters before it runs. */
export interface WorkflowFile {
  readonly name: string
  readonly runName: string | undefined
  /** The declared inputs, when the workflow can be dispatched at all. */
  readonly inputs: ReadonlyMap<string, WorkflowInput> | undefined
}

/** Reads a workflow file; a file without a name goes by its path. */
export function parseWorkflow(path: string, text: string): WorkflowFile {
  const parsed = file.safeParse(yamlOf(text))
  if (!parsed.success) return { name: path, runName: undefined, inputs: undefined }
  const { name, on, 'run-name': runName } = parsed.data
  return { name: name ?? path, runName, inputs: inputsOf(on) }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

function inputsOf(on: z.infer<typeof file>['on']): ReadonlyMap<string, WorkflowInput> | undefined {
  if (typeof on === 'string') return on === 'workflow_dispatch' ? new Map() : undefined
  if (Array.isArray(on)) return on.includes('workflow_dispatch') ? new Map() : undefined
  if (!Object.hasOwn(on, 'workflow_dispatch')) return undefined
  const parsed = dispatch.safeParse(on.workflow_dispatch)
  return parsed.success ? parsed.data : undefined
}

/** Puts inputs into a `run-name`; other expressions become nothing. */
export function renderRunName(runName: string, inputs: ReadonlyMap<string, string>): string {
  return runName.replace(
    /\$\{\{\s*(?:github\.event\.)?(?:inputs\.(?<name>[\w-]+))?[^}]*\}\}/g,
    (_, name: string | undefined) => (name === undefined ? '' : (inputs.get(name) ?? '')),
  )
}
