import { closest, distance } from 'fastest-levenshtein'
import { approve } from './approve.ts'
import type { CommandSpec } from './command.ts'
import { help } from './help.ts'
import { unapprove } from './unapprove.ts'

/** Every command there is, in the order in which help shows them. */
export const commands: readonly CommandSpec[] = [help, approve, unapprove]

export function commandNamed(name: string): CommandSpec | undefined {
  return commands.find((spec) => spec.name === name)
}

/** The command somebody probably meant by `name`, if one is near. */
export function commandMeant(name: string): CommandSpec | undefined {
  const nearest = closest(
    name,
    commands.map((spec) => spec.name),
  )
  return distance(name, nearest) <= 2 ? commandNamed(nearest) : undefined
}

/** The table of commands, for `/help` and for README. */
export function renderHelp(specs: readonly CommandSpec[]): string {
  const rows = specs.map((spec) => `| \`${spec.usage}\` | ${spec.who} | ${spec.summary} |`)
  return ['| command | who | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}
