import { visible } from '../diagnostics/visible.ts'
import type { Change, Files } from '../edit/files.ts'
import { diffOf } from './scaffold-diff.ts'
import type { Scaffolded } from './scaffold-run.ts'

/** A scaffold for people: the diff or what was written, then the notes and what is left for them. */
export async function scaffoldText(
  { target, applies, reason, set }: Scaffolded,
  files: Files,
  written: boolean,
): Promise<string> {
  const { changes, notes, todos } = set
  if (!applies) return `${target} does not apply: ${visible(reason)}.\n`
  return [
    changes.length === 0 ? idle(todos) : await shown(changes, files, written),
    listed('Notes', notes),
    listed('Left for you', todos),
  ].join('')
}

function idle(todos: readonly string[]): string {
  return todos.length === 0 ? 'Nothing is missing.\n' : 'Nothing can be written.\n'
}

async function shown(changes: readonly Change[], files: Files, written: boolean): Promise<string> {
  if (!written) return await diffOf(changes, files)
  const lines = changes.map(
    ({ path, change, why }) =>
      `  ${change === 'create' ? 'created' : 'edited '} ${visible(path)}: ${visible(why)}\n`,
  )
  return `Wrote ${changes.length} ${changes.length === 1 ? 'file' : 'files'}.\n${lines.join('')}`
}

function listed(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  return `\n${title}:\n${lines.map((line) => `  * ${visible(line)}\n`).join('')}`
}
