import type { Part } from '../config/config.ts'
import type { FileSet, Files } from '../edit/files.ts'
import { scaffoldParts } from '../targets/scaffold-parts.ts'
import { withoutTaken } from '../targets/taken.ts'
import type { Applies, Target } from '../targets/target.ts'
import { openDoor } from './door.ts'
import { formatOf } from './format.ts'
import { type BriefWish, briefOf } from './scaffold-brief.ts'
import { scaffoldText } from './scaffold-text.ts'
import { writeChanges } from './scaffold-write.ts'
import { targetAsked } from './target-asked.ts'
import { showMistakes } from './target-mistakes.ts'
import { UsageError } from './usage-error.ts'

/** Everything that can be said to `usher scaffold` besides the proposal. */
export interface ScaffoldOptions extends BriefWish {
  readonly target: string
  readonly repo: string
  readonly part?: readonly string[]
  readonly write?: true
  readonly format: string
}

/** What a scaffold came to. */
export interface Scaffolded extends Applies {
  readonly target: string
  readonly set: FileSet
}

/** Shows or writes the files of a model; the exit code is the value. */
export async function runScaffold(
  proposal: string | undefined,
  options: ScaffoldOptions,
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const door = await openDoor(options.repo)
  const target = targetAsked(options.target, door.paths)
  const parts = partsAsked(target, options.part)
  const files = await door.bring(target)
  if (showMistakes(target, files)) return 2
  const applies = target.applies(files)
  const { brief, notes, unanswered } = await briefOf(proposal, {
    ...options,
    ...(applies.applies ? {} : { offline: true }),
  })
  const made = applies.applies ? scaffoldParts(target, parts, { brief, files }) : nothing
  const set = withoutTaken(made, new Set(door.paths))
  const done = { target: target.name, ...applies, set: { ...set, notes: [...notes, ...set.notes] } }
  const folder = options.write ? door.folder : undefined
  await conclude(done, files, { format, writeTo: folder })
  return exitCode(done, unanswered)
}

/** Shows what a scaffold came to, and writes it where a folder is named. */
export async function conclude(
  done: Scaffolded,
  files: Files,
  { format, writeTo }: { readonly format: 'text' | 'json'; readonly writeTo: string | undefined },
): Promise<void> {
  const isWritten = writeTo !== undefined
  if (isWritten) await writeChanges(writeTo, done.set.changes, files)
  process.stdout.write(
    format === 'json' ? jsonOf(done) : await scaffoldText(done, files, isWritten),
  )
}

const nothing: FileSet = { changes: [], notes: [], todos: [] }

/** The parts of a target somebody named, or all. Throws a `UsageError` for a part it does not have. */
export function partsAsked(target: Target, asked: readonly string[] | undefined): readonly Part[] {
  if (asked === undefined) return target.parts
  const names = asked.flatMap((one) => one.split(','))
  const unknown = names.find((name) => !target.parts.some((part) => part === name))
  if (unknown === undefined) return target.parts.filter((part) => names.includes(part))
  const known = target.parts.map((part) => `\`${part}\``).join(', ')
  throw new UsageError(`\`${target.name}\` has no part \`${unknown}\`; it has ${known}`)
}

function jsonOf({ target, applies, reason, set }: Scaffolded): string {
  const files = set.changes.map(({ path, change, text, why }) => ({ path, change, text, why }))
  const { notes, todos } = set
  return `${JSON.stringify({ target, applies, reason, files, notes, todos }, undefined, 2)}\n`
}

/** Where only people can go on, something is to be corrected; where the Hub was needed, it is the outside. */
export function exitCode({ applies, set }: Scaffolded, unanswered: boolean): number {
  if (!applies) return 1
  if (set.changes.length > 0 || set.todos.length === 0) return 0
  return unanswered ? 3 : 1
}
