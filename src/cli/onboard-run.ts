import type { FileSet } from '../edit/files.ts'
import { klusterDocs } from '../targets/kluster-docs/kluster-docs.ts'
import { onboard, type Wish } from '../targets/kluster-docs/onboard.ts'
import { withoutTaken } from '../targets/taken.ts'
import { openDoor } from './door.ts'
import { formatOf } from './format.ts'
import { chosenNames } from './onboard-names.ts'
import { offersWanted } from './onboard-offers.ts'
import type { AnyScaffoldOptions } from './onboard-options.ts'
import { conclude, exitCode, partsAsked } from './scaffold-run.ts'
import { UsageError } from './usage-error.ts'

/** Shows or writes what the documentation lacks of models in a list, or of one model; the exit code is the value. */
export async function runOnboard(
  proposal: string | undefined,
  options: AnyScaffoldOptions,
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  partsAsked(klusterDocs, options.part)
  const only = onlyAsked(options)
  const chosen = chosenNames(options)
  const door = await openDoor(options.repo)
  const files = await door.bring(klusterDocs)
  const applies = klusterDocs.applies(files)
  const about = { target: klusterDocs.name, ...applies }
  const writeTo = options.write ? door.folder : undefined
  if (!applies.applies) {
    await conclude({ ...about, set: nothing }, files, { format, writeTo: undefined })
    return 1
  }
  const { unanswered, ...found } = await offersWanted(proposal, options, files)
  const names = new Map([...found.chosen, ...chosen])
  const wish: Wish = { ...found, chosen: names, ...(only === undefined ? {} : { only }) }
  const set = withoutTaken(onboard(wish, files), new Set(door.paths))
  const done = { ...about, set: withNotes(found, set) }
  await conclude(done, files, { format, writeTo })
  return exitCode(done, unanswered)
}

const nothing: FileSet = { changes: [], notes: [], todos: [] }

function withNotes({ notes, todos }: Pick<FileSet, 'notes' | 'todos'>, set: FileSet): FileSet {
  return { ...set, notes: [...notes, ...set.notes], todos: [...todos, ...set.todos] }
}

function onlyAsked({ skipSnippets, snippetsOnly }: AnyScaffoldOptions): Wish['only'] {
  if (skipSnippets && snippetsOnly)
    throw new UsageError('`--skip-snippets` and `--snippets-only` leave nothing: name one of them')
  if (skipSnippets) return 'tables'
  return snippetsOnly ? 'examples' : undefined
}
