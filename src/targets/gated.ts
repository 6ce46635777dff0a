import { nameRefusal } from '../diagnostics/outside-name.ts'
import { pathRefusal } from '../diagnostics/outside-path.ts'
import type { Change, FileSet } from '../edit/files.ts'
import { branchOf, ownParts } from '../lifecycle/names.ts'
import type { Target } from './target.ts'

/**
 * A target behind the gate for names from outside: a model's name is one only where every branch of ours
 * for it is one git takes, and where one file may not be written none is.
 */
export function gated(target: Target): Target {
  return {
    ...target,
    nameOf: (proposal) => {
      const name = target.nameOf(proposal)
      return name !== undefined && isBranchable(name) ? name : undefined
    },
    scaffold: (part, brief, files) => throughGate(target.scaffold(part, brief, files)),
  }
}

function isBranchable(name: string): boolean {
  return ownParts.every((part) => nameRefusal(branchOf(name, part), 'branch') === undefined)
}

function throughGate(set: FileSet): FileSet {
  const todos = set.changes.flatMap((change) => {
    const refusal = refusalOf(change)
    return refusal === undefined
      ? []
      : [
          `Nothing is written: no file can be ${change.change === 'create' ? 'made' : 'changed'} at ${JSON.stringify(change.path)}, since ${refusal}.`,
        ]
  })
  return todos.length === 0 ? set : { changes: [], notes: [], todos: [...todos, ...set.todos] }
}

function refusalOf({ path, change }: Change): string | undefined {
  return change === 'create' ? nameRefusal(path, 'path') : pathRefusal(path)
}
