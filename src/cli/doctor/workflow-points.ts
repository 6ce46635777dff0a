import { parse } from 'yaml'
import { z } from 'zod'
import type { Config } from '../../config/config.ts'
import type { RepositorySeen } from '../../github/checkup-seen.ts'
import { good, lacking, type Point, warning } from './point.ts'

const area = 'workflow'
/** What is sent with a start, and nothing else. */
const sent = ['pull_request', 'head_sha', 'nonce'] as const
const example = 'docs/workflows.md shows one that does'

/** Whether the workflows that are started are there, switched on, and take what is sent. */
export function workflowPoints(
  { ground, workflows }: RepositorySeen,
  { validation, publication, gates }: Config,
): readonly Point[] {
  const isStarted = validation.dispatch && gates.required.includes('validated')
  const paths = [
    ...(isStarted ? [validation.workflow] : []),
    ...(publication.required && publication.workflow !== undefined ? [publication.workflow] : []),
  ]
  if (paths.length === 0) return [good(area, 'No workflow is to be started')]
  return [...new Set(paths)].flatMap((path) => {
    const text = ground?.workflowTexts.get(path)
    if (text === undefined) {
      const help = `add it to the default branch (${example}), or name another in \`.github/usher.yml\``
      return [lacking(area, `There is no \`${path}\``, help)]
    }
    return [...statePoints(path, workflows?.get(path)), ...textPoints(path, text)]
  })
}

function statePoints(path: string, state: string | undefined): readonly Point[] {
  if (state === undefined || state === 'active') return []
  const help = 'enable it on the Actions page of the repository'
  return [lacking(area, `\`${path}\` is switched off (\`${state}\`)`, help)]
}

const inputSchema = z.looseObject({
  required: z.boolean().catch(false),
  default: z.unknown().optional(),
})
const dispatchSchema = z.object({
  inputs: z.record(z.string(), inputSchema.nullable().catch(null)).nullish(),
})
const schema = z.object({
  'run-name': z.string().optional().catch(undefined),
  on: z.unknown(),
})

function textPoints(path: string, text: string): readonly Point[] {
  const read = schema.safeParse(parsed(text))
  const dispatch = dispatchOf(read.data?.on)
  if (dispatch === undefined) {
    const help = `add \`workflow_dispatch\` with the inputs ${named(sent)}; ${example}`
    return [lacking(area, `\`${path}\` cannot be started`, help)]
  }
  const points = [
    ...inputPoints(path, Object.entries(dispatch.inputs ?? {})),
    ...namePoints(path, read.data?.['run-name'] ?? ''),
  ]
  return points.length > 0 ? points : [good(area, `\`${path}\` takes what is sent`)]
}

type Inputs = readonly (readonly [string, z.infer<typeof inputSchema> | null])[]

function inputPoints(path: string, inputs: Inputs): readonly Point[] {
  const absent = sent.filter((name) => !inputs.some(([given]) => given === name))
  const unsent = inputs.filter(([name, input]) => {
    const isSent = sent.some((one) => one === name)
    return !isSent && input?.required === true && input.default === undefined
  })
  const declare = `declare it as an input; ${example}`
  const spare = 'give it a default, or read it from the registry at `head_sha`'
  const names = named(unsent.map(([name]) => name))
  return [
    ...(absent.length === 0
      ? []
      : [lacking(area, `\`${path}\` does not take ${named(absent)}`, declare)]),
    ...(unsent.length === 0
      ? []
      : [lacking(area, `\`${path}\` wants ${names}, which is not sent`, spare)]),
  ]
}

function namePoints(path: string, runName: string): readonly Point[] {
  if (/\binputs\.nonce\b/.test(runName)) return []
  const help = 'put `inputs.nonce` into it, so that a run is found when GitHub does not name it'
  return [warning(area, `The \`run-name\` of \`${path}\` does not show the nonce`, help)]
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** `on` may be a word, a list of words, or a map in which the value may be empty. */
function dispatchOf(on: unknown): z.infer<typeof dispatchSchema> | undefined {
  const word = 'workflow_dispatch'
  if (on === word || (Array.isArray(on) && on.includes(word))) return {}
  const map = z.record(z.string(), z.unknown()).safeParse(on).data
  if (map === undefined || !(word in map)) return undefined
  return dispatchSchema.safeParse(map[word] ?? {}).data
}

function named(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
