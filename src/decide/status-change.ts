import type { Change } from '../edit/files.ts'
import { moveIndexEntry } from '../edit/index-page.ts'
import { setFrontMatterValue, tickHistory } from '../edit/proposal-edit.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import type { Status } from '../lifecycle/stage.ts'

/** The history line that a status ticks, and the section of the index page it belongs to. */
const consequences: Readonly<
  Record<Exclude<Status, 'provisional'>, { readonly history: RegExp; readonly section: RegExp }>
> = {
  'ready to integrate': { history: /start model integration/i, section: /^ready/i },
  integrated: { history: /complete model support/i, section: /^integrated/i },
}

/**
 * The edits that move a proposal's status: one `status:` line, `last-updated`, the ticked history
 * box, and the entry on the index page. Every other byte stays.
 */
export function statusChange(
  snapshot: Snapshot,
  file: FileAt,
  moved: { readonly status: Exclude<Status, 'provisional'>; readonly day: string },
): readonly Change[] {
  const { status, day } = moved
  const { history, section } = consequences[status]
  const withStatus = setFrontMatterValue(file.text, 'status', status)
  if (withStatus === undefined) return []
  const dated = setFrontMatterValue(withStatus, 'last-updated', day) ?? withStatus
  const text = tickHistory(dated, history, day) ?? dated
  const why = `The status moves to \`${status}\`.`
  return [{ path: file.path, change: 'edit', text, why }, ...indexChange(snapshot, section, why)]
}

function indexChange(
  { config, files, file }: Snapshot,
  section: RegExp,
  why: string,
): readonly Change[] {
  const path = config.proposals.index
  const page = path === undefined ? undefined : files.get(path)
  if (path === undefined || page === undefined) return []
  const text = moveIndexEntry(page, file, section)
  if (text === undefined || text === page) return []
  return [{ path, change: 'edit', text, why }]
}
