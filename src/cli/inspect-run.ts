import { visible } from '../diagnostics/visible.ts'
import type { Files } from '../edit/files.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import { bareProposal } from '../targets/bare-proposal.ts'
import type { Applies, Target, TreeFinding } from '../targets/target.ts'
import { openDoor } from './door.ts'
import { formatOf } from './format.ts'
import { targetAsked } from './target-asked.ts'
import { showMistakes } from './target-mistakes.ts'

/** Everything that can be said to `usher inspect`. */
export interface InspectOptions {
  readonly target: string
  readonly repo: string
  readonly model?: string
  readonly format: string
}

interface Inspected extends Applies {
  readonly target: string
  readonly models: readonly Inspection[]
  readonly findings: readonly TreeFinding[]
}

/** Shows what a checkout holds; the exit code is the value. */
export async function runInspect(options: InspectOptions): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const door = await openDoor(options.repo)
  const target = targetAsked(options.target, door.paths)
  const files = await door.bring(target)
  if (showMistakes(target, files)) return 2
  const inspected = inspectedOf(target, files, options.model)
  process.stdout.write(format === 'json' ? jsonOf(inspected) : textOf(inspected))
  return isSound(inspected) ? 0 : 1
}

function inspectedOf(target: Target, files: Files, model: string | undefined): Inspected {
  const applies = target.applies(files)
  const about = { target: target.name, ...applies }
  if (!applies.applies) return { ...about, models: [], findings: [] }
  const all = target.modelsIn(files)
  const names = model === undefined ? all : [nameIn(target, all, model)]
  const models = names.map((name) => target.inspect(name, files))
  return { ...about, models, findings: target.findingsIn?.(files) ?? [] }
}

/** `org/name` means the model by its name there, where it is not a name there itself. */
function nameIn(target: Target, all: readonly string[], asked: string): string {
  if (all.includes(asked) || !asked.includes('/')) return asked
  return target.nameOf(bareProposal(asked, undefined)) ?? asked
}

function isSound({ applies, models, findings }: Inspected): boolean {
  const isWrong = findings.some(({ severity }) => severity === 'error')
  return applies && !isWrong && models.every(({ complete }) => complete)
}

function jsonOf({ target, applies, reason, models, findings }: Inspected): string {
  const shown = models.map(({ name, present, complete, missing }) => ({
    name,
    present,
    complete,
    missing,
  }))
  return `${JSON.stringify({ target, applies, reason, models: shown, findings }, undefined, 2)}\n`
}

function textOf({ target, applies, reason, models, findings }: Inspected): string {
  if (!applies) return `${target} does not apply: ${visible(reason)}.\n`
  const complete = models.filter((model) => model.complete).length
  return [
    ...models.map(lines),
    ...findings.map(
      ({ path, line, severity, message, rule }) =>
        `${visible(path)}${line === undefined ? '' : `:${line}`}: ${severity}: ${visible(message)} (${rule})\n`,
    ),
    `${models.length} ${models.length === 1 ? 'model' : 'models'}, ${complete} complete.\n`,
  ].join('')
}

function lines({ name, present, complete, missing }: Inspection): string {
  const incomplete = present ? 'incomplete' : 'not there'
  const state = complete ? 'complete' : incomplete
  return [`${visible(name)}: ${state}\n`, ...missing.map((what) => `  * ${visible(what)}\n`)].join(
    '',
  )
}
