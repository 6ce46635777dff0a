import type { Files } from '../../edit/files.ts'
import { parseInclude } from '../../edit/include-line.ts'
import { linesOf } from '../../edit/lines.ts'
import type { Applies } from '../target.ts'
import { folderOf, includers, listOf, pageOf, paths, runs, snippetRoot } from './places.ts'
import { snippetNameOf } from './snippet-name.ts'
import { snippetsIn } from './snippets.ts'

/** Pages and lists first, then the snippets, then whatever else the pages include. */
export function wanted(all: readonly string[], have: Files): readonly string[] {
  const fixed = new Set([...includers, ...runs.map(listOf), paths.generator])
  const included = new Set(includers.flatMap((path) => includedBy(have.get(path) ?? '')))
  const isWanted = [
    (path: string): boolean => fixed.has(path),
    (path: string): boolean => snippetNameOf(path) !== undefined,
    (path: string): boolean => included.has(path),
  ]
  const wishes = new Set(isWanted.flatMap((test) => all.filter(test)))
  return [...wishes].filter((path) => !have.has(path))
}

function includedBy(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => {
    const include = parseInclude(line.text)
    return include === undefined || include.isUrl ? [] : [`${snippetRoot}${include.path}`]
  })
}

/** The shell brings 200 files at most; a snippet that was not read must not be taken for one that is missing. */
const mostSnippets = 180

/** Recognises the documentation by both pages and a model snippet in both folders, or names what is not there. */
export function appliesTo(files: Files): Applies {
  const snippets = snippetsIn(files)
  const missing = [
    ...runs.map(pageOf).filter((path) => !files.has(path)),
    ...runs
      .filter((run) => !snippets.some((each) => each.run === run && each.ids.length > 0))
      .map((run) => `${folderOf(run)}<model snippet>`),
  ]
  if (missing.length > 0) {
    const listed = missing.map((path) => `\`${path}\``).join(', ')
    return { applies: false, reason: `there is no ${listed}` }
  }
  if (snippets.length > mostSnippets)
    return { applies: false, reason: 'there are more snippets of models than are read at once' }
  return { applies: true, reason: 'both pages and the snippets of models are there' }
}
