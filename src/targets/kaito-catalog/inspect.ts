import type { Files } from '../../edit/files.ts'
import type { Inspection } from '../../lifecycle/inspection.ts'
import type { TreeFinding } from '../target.ts'
import { entryNamed, parseCatalog } from './catalog.ts'
import { gap } from './rows.ts'
import { paths } from './tree.ts'

/**
 * What the tree holds of one model, by its repository.
 *
 * `complete` takes the entry, and the row of the page where the tree has one. Scores are named in `missing`
 * too and are not required. There is no revision, tag or image: weights come from the main branch at run time.
 */
export function inspectModel(name: string, files: Files): Inspection {
  const entry = entryNamed(modelsOf(files), name)
  const isOnPage = !files.has(paths.page) || rowOf(files, paths.page, name) !== undefined
  const open = unscored(name, files)
  const missing = [
    ...(entry === undefined ? [`\`${paths.catalog}\` has no entry \`${name}\``] : []),
    ...(isOnPage ? [] : [`\`${paths.page}\` has no row \`${name}\``]),
  ]
  return {
    name: entry?.name ?? name,
    registered: entry !== undefined,
    tag: undefined,
    downloadAtRuntime: true,
    repository: entry?.name,
    revision: undefined,
    present: entry !== undefined,
    complete: missing.length === 0,
    tested: files.has(paths.scores) && open.length === 0,
    missing: [...missing, ...open],
  }
}

/** Every model of the catalogue. */
export function modelsIn(files: Files): readonly string[] {
  return modelsOf(files).map(({ name }) => name)
}

/** Rows of the page and of the scores that name a model the catalogue does not have. */
export function findingsIn(files: Files): readonly TreeFinding[] {
  const entries = modelsOf(files)
  return [paths.page, paths.scores].flatMap((path) =>
    rowsOf(files.get(path) ?? '')
      .filter(({ cells: [name = ''] }) => entryNamed(entries, name) === undefined)
      .map(({ cells, line }) => ({
        rule: 'row-without-entry',
        severity: 'warning' as const,
        message: `\`${cells[0] ?? ''}\` has no entry in \`${paths.catalog}\``,
        path,
        line,
      })),
  )
}

function modelsOf(files: Files): ReturnType<typeof parseCatalog> {
  return parseCatalog(files.get(paths.catalog) ?? '')
}

function unscored(name: string, files: Files): readonly string[] {
  if (!files.has(paths.scores)) return []
  const row = rowOf(files, paths.scores, name)
  if (row === undefined) return [`\`${paths.scores}\` has no row \`${name}\` (not required)`]
  return row.includes(gap)
    ? [`the scores of \`${name}\` are still to be measured (not required)`]
    : []
}

function rowOf(files: Files, path: string, name: string): readonly string[] | undefined {
  const wanted = name.toLowerCase()
  return rowsOf(files.get(path) ?? '').find(({ cells }) => cells[0]?.toLowerCase() === wanted)
    ?.cells
}

/** The rows of tables whose first cell is a model `org/name`. */
function rowsOf(
  text: string,
): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  return text.split(/\r?\n/).flatMap((row, index) => {
    const cells = row.split('|').map((cell) => cell.trim())
    const isModel = cells.length > 3 && /^[\w.-]+\/[\w.-]+$/.test(cells[1] ?? '')
    return isModel ? [{ cells: cells.slice(1, -1), line: index + 1 }] : []
  })
}
