import { closest, distance } from 'fastest-levenshtein'
import { approve } from './approve.ts'
import { attest } from './attest.ts'
import { audit } from './audit.ts'
import { check } from './check.ts'
import type { CommandSpec } from './command.ts'
import { fix } from './fix.ts'
import { help } from './help.ts'
import { hold } from './hold.ts'
import { publish } from './publish.ts'
import { regenerate } from './regenerate.ts'
import { reject } from './reject.ts'
import { reopen } from './reopen.ts'
import { retry } from './retry.ts'
import { scaffold } from './scaffold.ts'
import { status } from './status.ts'
import { unapprove } from './unapprove.ts'
import { unhold } from './unhold.ts'
import { validate } from './validate.ts'
import { waive } from './waive.ts'
import { why } from './why.ts'

/** Every command there is, in the order in which help shows them. */
export const commands: readonly CommandSpec[] = [
  help,
  status,
  why,
  check,
  fix,
  approve,
  unapprove,
  reject,
  reopen,
  hold,
  unhold,
  validate,
  publish,
  retry,
  attest,
  waive,
  scaffold,
  regenerate,
  audit,
]

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

const whose: Readonly<Record<CommandSpec['who'], string>> = {
  anyone: 'anyone',
  author: 'author, maintainer',
  maintainer: 'maintainer',
}

/** The table of commands, for `/help` and for README. */
export function renderHelp(specs: readonly CommandSpec[]): string {
  const rows = specs.map((spec) => `| \`${spec.usage}\` | ${whose[spec.who]} | ${spec.summary} |`)
  return ['| command | who | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}
