import type { Files } from '../../edit/files.ts'
import { broughtBy, entriesIn } from './entries.ts'
import { type Form, formsOf } from './form.ts'
import type { Language, Run } from './places.ts'
import type { SnippetName } from './snippet-name.ts'
import { type Snippet, snippetsIn } from './snippets.ts'

/** One of the eight kinds of snippets. */
export interface Kind {
  readonly run: Run
  readonly language: Language
  readonly isVision: boolean
}

/** The forms the siblings in a tree give a kind of snippet, the most common first. */
export function formsFor(kind: Kind, files: Files): readonly Form[] {
  const labels = labelsByPath(files)
  const siblings = snippetsIn(files).filter((each) => isOf(each, kind))
  return formsOf(siblings, (path) => labels.get(path))
}

function isOf(snippet: Snippet, { run, language, isVision }: Kind): boolean {
  const isSame = snippet.run === run && snippet.language === language
  return isSame && snippet.isVision === isVision
}

/** The label of the dropdown that brings in a file, by its path. */
function labelsByPath(files: Files): ReadonlyMap<string, string> {
  const pairs = entriesIn(files).flatMap((entry) =>
    broughtBy(entry).map((path) => [path, entry.label] as const),
  )
  return new Map(pairs)
}

/** How a form compares with the others, in words; nothing where it is all there is and several have it. */
export function saidOfForms(kind: Kind, [most, ...others]: readonly Form[]): readonly string[] {
  if (most === undefined) return []
  const name = kindNamed(kind)
  const count = most.donors.length
  const slug = most.donors[0]?.slug ?? ''
  const isTie = others.some(({ donors }) => donors.length === count)
  const odd = others.flatMap(({ donors }) => donors.map(({ path }) => `\`${path}\``))
  return [
    ...(count === 1 && !isTie
      ? [`The ${name} follows the only sibling there is, \`${slug}\`: read it with care.`]
      : []),
    ...(isTie ? [`The ${name} follows \`${slug}\`: no form has more siblings than another.`] : []),
    ...(odd.length > 0
      ? [`Not like most, as a ${name}, and not followed: ${odd.join(', ')}.`]
      : []),
  ]
}

/** A kind as people are told of it. */
export function kindNamed({ run, language, isVision }: Kind): string {
  return `${run} ${language === 'python' ? 'Python' : 'bash'} snippet for ${isVision ? 'images' : 'text'}`
}

/** How the files of a run and language are called here: as most are. */
export function namedLike(
  kind: Pick<Kind, 'run' | 'language'>,
  slug: string,
  files: Files,
): SnippetName {
  const { run, language } = kind
  const siblings = snippetsIn(files).filter(
    (each) => each.run === run && each.language === language && each.ids.length > 0,
  )
  const styles = Map.groupBy(siblings, ({ prefix, extension }) => `${prefix} ${extension}`)
  const [most] = [...styles.values()].toSorted((one, other) => other.length - one.length)
  const { prefix, extension } = most?.[0] ?? usual(kind)
  return { run, language, prefix, slug, extension }
}

function usual({
  run,
  language,
}: Pick<Kind, 'run' | 'language'>): Pick<SnippetName, 'prefix' | 'extension'> {
  return {
    prefix: run === 'batch' ? 'batch-jsonl-' : 'real-time-',
    extension: language === 'python' ? '.py' : '.md',
  }
}
