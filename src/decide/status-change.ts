import type { Edited } from '../edit/edited.ts'
import type { Change } from '../edit/files.ts'
import { setFrontMatterValue } from '../edit/front-matter.ts'
import { tickHistory } from '../edit/history.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { type Status, vocabularyOf } from '../lifecycle/vocabulary.ts'
import { indexChange } from './index-change.ts'

/** The statuses Usher moves to, and the history line each of them ticks. */
const ticks: Readonly<Record<Exclude<Status, 'provisional'>, string>> = {
  ready: 'Start model integration.',
  integrated: 'Complete model support.',
}

/** A status to move to, and the day (`2026-01-31`) to write beside it. */
export interface Move {
  readonly status: Exclude<Status, 'provisional'>
  readonly day: string
}

/**
 * The edits that move a proposal's status: one `status:` line, `last-updated`, the ticked history
 * box, and the entry on the index page. Every other byte stays. None where the line cannot be edited,
 * or the template has no word for it.
 */
export function statusChange(snapshot: Snapshot, file: FileAt, move: Move): readonly Change[] {
  const { status, day } = move
  const word = vocabularyOf(snapshot)[status]
  if (word === undefined) return []
  const moved = setFrontMatterValue(file.text, 'status', word)
  if (moved.kind === 'refused') return []
  const dated = textOf(setFrontMatterValue(moved.text, 'last-updated', day), moved.text)
  const text = textOf(tickHistory(dated, { text: ticks[status], date: day }), dated)
  const why = `The status moves to \`${word}\`.`
  const change = { path: file.path, change: 'edit', text, why } as const
  return [change, ...indexChange(snapshot, file, word)]
}

/** What is nice to have is left out where the document has no place for it. */
function textOf(edited: Edited, otherwise: string): string {
  return edited.kind === 'edited' ? edited.text : otherwise
}
