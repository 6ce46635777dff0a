import type { Edited } from '../edit/edited.ts'
import type { Change, FileSet, Files } from '../edit/files.ts'

/** One file of a part: a change, nothing because all is there already, or a to-do where no place was found. */
export type Step =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'todo'; readonly todo: string }

/** A file to write: where, and why. */
export interface Purpose {
  readonly path: string
  readonly why: string
}

/** Edits a file of the tree. */
export function editOf(files: Files, purpose: Purpose, edit: (text: string) => Edited): Step {
  const { path, why } = purpose
  const text = files.get(path)
  if (text === undefined) return { kind: 'todo', todo: `\`${path}\` is not there.` }
  const result = edit(text)
  if (result.kind === 'refused')
    return { kind: 'todo', todo: `Edit \`${path}\` by hand: ${result.reason}.` }
  if (result.text === text) return { kind: 'nothing' }
  return { kind: 'change', change: { path, change: 'edit', text: result.text, why } }
}

/** Creates a file; one that is there already is left alone. */
export function creationOf(files: Files, purpose: Purpose, text: string): Step {
  if (files.has(purpose.path)) return { kind: 'nothing' }
  return { kind: 'change', change: { ...purpose, change: 'create', text } }
}

/** Puts steps together; notes are for changes, so a part without any has none. */
export function fileSet(
  steps: readonly Step[],
  notes: readonly string[],
  todos: readonly string[],
): FileSet {
  const changes = steps.flatMap((step) => (step.kind === 'change' ? [step.change] : []))
  const open = steps.flatMap((step) => (step.kind === 'todo' ? [step.todo] : []))
  const isIdle = changes.length === 0
  return { changes, notes: isIdle ? [] : notes, todos: isIdle ? open : [...open, ...todos] }
}
