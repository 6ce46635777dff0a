import type { Files } from '../../edit/files.ts'
import type { Inspection } from '../../lifecycle/inspection.ts'
import { broughtBy, entriesIn, sectionNamed } from './entries.ts'
import { holdingOf } from './holding.ts'
import { missingRows } from './inspect-rows.ts'
import { labelInTree, namingOf } from './names.ts'
import { namesIn } from './names-table.ts'
import { namedLike } from './pattern.ts'
import { type Language, languages, pageOf, paths, type Run, runs } from './places.ts'
import { snippetPath } from './snippet-name.ts'
import { isWhole, type Snippet, snippetsIn, timesNamed } from './snippets.ts'

/**
 * What the documentation holds of one model, by its id: four snippets, an entry for each, a row in every
 * table. `complete` takes all of them. There is no revision, tag or image.
 */
export function inspectModel(id: string, files: Files): Inspection {
  const gaps = runs.flatMap((run) =>
    languages.flatMap((language) => missingExample(id, { run, language }, files)),
  )
  const rows = namesIn(files.get(paths.models) ?? '') ?? []
  const present =
    snippetsIn(files).some(({ ids }) => ids.includes(id)) || rows.some((row) => row.id === id)
  const label = labelInTree(id, files)
  const missing = present
    ? [...gaps, ...missingRows({ id, label }, files)]
    : ['no snippet and no row names it']
  return {
    name: id,
    registered: present,
    tag: undefined,
    downloadAtRuntime: true,
    repository: present ? id : undefined,
    revision: undefined,
    present,
    complete: missing.length === 0,
    missing,
  }
}

/** Every model a snippet names, in the order of the paths. */
export function modelsIn(files: Files): readonly string[] {
  return [...new Set(snippetsIn(files).flatMap(({ ids }) => ids))]
}

interface At {
  readonly run: Run
  readonly language: Language
}

function missingExample(id: string, at: At, files: Files): readonly string[] {
  const holding = holdingOf(id, at, files)
  switch (holding.kind) {
    case 'none':
      return [`\`${expectedPath(id, at, files)}\` is missing`, ...missingEntry(id, at, files)]
    case 'shared':
      return [`\`${holding.snippet.path}\` names \`${id}\` and others`]
    case 'own':
      return [
        ...holding.snippets.flatMap(oddCount),
        ...(isShown(holding.snippets, at, files) ? [] : [noEntry(at)]),
      ]
  }
}

/** Where the file would be written. */
function expectedPath(id: string, at: At, files: Files): string {
  const naming = namingOf({ id, name: undefined }, {}, files)
  return snippetPath(namedLike(at, naming.kind === 'named' ? naming.slug : '<name>', files))
}

/** An entry that waits for its file is there. */
function missingEntry(id: string, at: At, files: Files): readonly string[] {
  const path = expectedPath(id, at, files)
  const label = labelInTree(id, files)
  const isThere = entriesIn(files).some(
    (entry) =>
      entry.page === pageOf(at.run) &&
      entry.section === at.language &&
      (entry.label === label || broughtBy(entry).includes(path)),
  )
  return isThere ? [] : [noEntry(at)]
}

function noEntry({ run, language }: At): string {
  return `${sectionNamed(run, language)} has no entry`
}

function isShown(snippets: readonly Snippet[], { run, language }: At, files: Files): boolean {
  const own = new Set(snippets.map(({ path }) => path))
  return entriesIn(files).some(
    (entry) =>
      entry.page === pageOf(run) &&
      entry.section === language &&
      broughtBy(entry).some((path) => own.has(path)),
  )
}

function oddCount(snippet: Snippet): readonly string[] {
  if (isWhole(snippet)) return []
  const { path, ids, run } = snippet
  return [`\`${path}\` names its model ${ids.length} times, not ${timesNamed[run]}`]
}
