import { nameRefusal } from '../diagnostics/outside-name.ts'
import { pathRefusal } from '../diagnostics/outside-path.ts'
import type { Change, FileSet } from '../edit/files.ts'
import { branchOf, ownParts } from '../lifecycle/names.ts'
import { asBefore, plainFiles } from './line-endings.ts'
import type { Target } from './target.ts'

/**
 * A target behind the gate for names from outside: a model's name is one only where every branch of ours
 * for it is one git takes, and where one file may not be written none is. It sees plain line endings, and
 * each file keeps its own.
 */
export function gated(target: Target): Target {
  const { findingsIn, mistakesIn } = target
  return {
    ...target,
    wants: (paths, have) => target.wants(paths, plainFiles(have)),
    applies: (files) => target.applies(plainFiles(files)),
    nameOf: (proposal) => {
      const name = target.nameOf(proposal)
      return name !== undefined && isBranchable(name) ? name : undefined
    },
    scaffold: (part, brief, files) =>
      throughGate(asBefore(target.scaffold(part, brief, plainFiles(files)), files)),
    inspect: (name, files) => target.inspect(name, plainFiles(files)),
    modelsIn: (files) => target.modelsIn(plainFiles(files)),
    ...(findingsIn === undefined ? {} : { findingsIn: (files) => findingsIn(plainFiles(files)) }),
    ...(mistakesIn === undefined ? {} : { mistakesIn: (files) => mistakesIn(plainFiles(files)) }),
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
