import type { Files } from '../../edit/files.ts'
import { isDocumentedId } from './model-id.ts'
import type { Run } from './places.ts'
import { type SnippetName, snippetNameOf } from './snippet-name.ts'

/** One snippet of a model, as it lies in the tree. */
export interface Snippet extends SnippetName {
  readonly path: string
  readonly text: string
  /** Every id it asks a model by, in order and as often as it does. */
  readonly ids: readonly string[]
  readonly isVision: boolean
}

/** How often a whole snippet names its model. */
export const timesNamed: Readonly<Record<Run, number>> = { 'real-time': 1, batch: 3 }

/** Every model snippet of the tree, in the order of the paths. */
export function snippetsIn(files: Files): readonly Snippet[] {
  return [...files.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([path, text]) => {
      const name = snippetNameOf(path)
      if (name === undefined) return []
      return [{ ...name, path, text, ids: idsIn(text), isVision: text.includes('image_url') }]
    })
}

const named =
  /(?<![\w.-])(?:\\?["'])?model(?:\\?["'])?[ \t]*[=:][ \t]*\\?["'](?<id>[^"'\\\s]+)\\?["']/g

/** The whole ids in Python and in JSON, its quotes escaped or not. */
function idsIn(text: string): readonly string[] {
  return [...text.matchAll(named)].map(({ groups }) => groups?.id ?? '').filter(isDocumentedId)
}

/** Whether a snippet is about this model and no other. */
export function isPurely({ ids }: Snippet, id: string): boolean {
  return ids.length > 0 && ids.every((each) => each === id)
}

/** Whether a snippet names one model, as often as such a snippet does. */
export function isWhole({ ids, run }: Snippet): boolean {
  return ids.length === timesNamed[run] && new Set(ids).size === 1
}
