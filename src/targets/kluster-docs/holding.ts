import type { Files } from '../../edit/files.ts'
import type { Language, Run } from './places.ts'
import { isPurely, type Snippet, snippetsIn } from './snippets.ts'

/** What a tree has of one of a model's four snippets: files of its own, only one it shares, or nothing. */
export type Holding =
  | { readonly kind: 'own'; readonly snippets: readonly Snippet[] }
  | { readonly kind: 'shared'; readonly snippet: Snippet }
  | { readonly kind: 'none' }

/** Looks for a model's snippet by the id inside, since files have had many names. */
export function holdingOf(
  id: string,
  at: { readonly run: Run; readonly language: Language },
  files: Files,
): Holding {
  const naming = snippetsIn(files).filter(
    ({ run, language, ids }) => run === at.run && language === at.language && ids.includes(id),
  )
  const own = naming.filter((each) => isPurely(each, id))
  if (own.length > 0) return { kind: 'own', snippets: own }
  const [shared] = naming
  return shared === undefined ? { kind: 'none' } : { kind: 'shared', snippet: shared }
}
