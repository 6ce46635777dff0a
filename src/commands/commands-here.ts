import type { Practice } from '../lifecycle/board-repository.ts'
import type { CommandSpec } from './command.ts'
import { commands } from './commands.ts'

/** A command as one repository allows it: `not` says why it changes nothing there. */
export interface CommandHere {
  readonly spec: CommandSpec
  readonly not: string | undefined
}

/** Every command, with the reason where a repository's configuration leaves it nothing to do. */
export function commandsHere(practice: Practice): readonly CommandHere[] {
  return commands.map((spec) => ({ spec, not: notHere(spec.name, practice) }))
}

const afterMerge: ReadonlySet<string> = new Set(['scaffold', 'regenerate'])
const aboutGates: ReadonlySet<string> = new Set(['validate', 'publish', 'retry', 'attest', 'waive'])

function notHere(name: string, practice: Practice): string | undefined {
  const { process, stages, pushes, required } = practice
  if (process === 'documents' && (afterMerge.has(name) || aboutGates.has(name))) {
    return 'Documents are merged here, and nothing follows.'
  }
  if (aboutGates.has(name) && !stages.includes('validated') && !stages.includes('ready')) {
    return 'No gate after the merge is asked for here.'
  }
  if (name === 'validate' && !required.includes('validated')) {
    return 'No validation is asked for here.'
  }
  if (name === 'publish' && !pushes) return 'No workflow that pushes images is configured here.'
  return undefined
}
