import type { FileSet, Files } from '../../../src/edit/files.ts'
import type { Proposal } from '../../../src/proposal/proposal.ts'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { filesFor, kaitoTree } from '../../support/tree.ts'

/** What the target reads of the miniature tree. */
export const tree: Files = filesFor(kaitoPreset, kaitoTree)

export function without(...paths: readonly string[]): Files {
  return new Map([...tree].filter(([path]) => !paths.includes(path)))
}

export function withFile(path: string, text: string, files: Files = tree): Files {
  return new Map([...files, [path, text]])
}

/** The tree after the changes of a file set. */
export function applied(files: Files, { changes }: FileSet): Files {
  return new Map([...files, ...changes.map(({ path, text }) => [path, text] as const)])
}

/** The tree with every part of a proposal, and all that was said about it. */
export function scaffolded(
  proposal: Proposal,
  files: Files = tree,
): { files: Files; said: string } {
  return kaitoPreset.parts.reduce(
    (now, part) => {
      const set = kaitoPreset.scaffold(part, { proposal, facts: undefined }, now.files)
      const lines = [
        ...set.notes.map((note) => `note: ${note}`),
        ...set.todos.map((todo) => `todo: ${todo}`),
      ]
      return { files: applied(now.files, set), said: [now.said, ...lines].join('\n').trim() }
    },
    { files, said: '' },
  )
}
