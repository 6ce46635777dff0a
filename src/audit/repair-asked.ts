import { parseCommands } from '../commands/parse-commands.ts'
import type { Comment } from '../lifecycle/snapshot.ts'
import type { AuditIssue } from './audit-snapshot.ts'

/**
 * The last request for the repair pull request that was admitted: our own 🚀 is on it, and nobody has
 * changed its words since. `undefined` where nobody asked.
 */
export function repairAsked(issue: AuditIssue | undefined): Comment | undefined {
  return (issue?.comments ?? [])
    .filter(({ by, ours, edited }) => by.type === 'User' && ours.has('rocket') && !edited)
    .findLast(({ body }) => parseCommands(body).commands.some(isForRepair))
}

/** Whether a command asks for the repairs. */
export function isForRepair({
  name,
  args,
}: {
  readonly name: string
  readonly args: readonly string[]
}): boolean {
  return name === 'fix' || (name === 'audit' && args[0] === 'fix')
}
