import type { Edit } from '../diagnostics/finding.ts'
import { splice } from '../edit/splice.ts'
import { linesBetween } from '../proposal/mark.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import { removalsIn, withoutRemovals } from '../proposal/removals.ts'
import type { Answers } from './draft-answers.ts'
import { entryEdits } from './draft-entries.ts'
import { headerEdits, keyEdits } from './draft-keys.ts'
import { sectionEdits } from './draft-sections.ts'

/** A proposal to be finished by hand; `todos` are the lines only a person can fill in. */
export interface Draft {
  readonly text: string
  readonly todos: readonly { readonly line: number; readonly text: string }[]
}

/**
 * Copies a template and fills in what is known; everything else it asks for becomes a `TODO`.
 * Blocks that are to be removed are gone, and no other word of the template is touched.
 */
export function draftOf(
  template: { readonly path: string; readonly text: string },
  answers: Answers,
): Draft {
  const original = template.text.replaceAll('\r\n', '\n')
  const compiled = parseTemplate(template.path, original)
  const read = parseProposal(template.path, withoutRemovals(original))
  const edits: readonly Edit[] = [
    ...keyEdits(read, compiled, answers),
    ...headerEdits(read, compiled, answers),
    ...sectionEdits(read, compiled, answers),
    ...entryEdits(read, answers),
    ...removalsIn(original).map(({ start, end }) => ({ start, end, text: '' })),
    ...compiled.comments.flatMap((comment) => {
      const start = original.indexOf(comment)
      return start < 0 ? [] : [{ start, end: start + comment.length, text: '' }]
    }),
  ]
  const filled = splice(original, edits).replaceAll(/\n{3,}/g, '\n\n')
  const text = compiled.placeholders.reduce(
    (rest, placeholder) => rest.replaceAll(placeholder, 'TODO'),
    filled,
  )
  return { text, todos: todosIn(text) }
}

function todosIn(text: string): Draft['todos'] {
  return linesBetween(text, 0, text.length).flatMap((line, index) =>
    /\bTODO\b/.test(line.text) ? [{ line: index + 1, text: line.text.trim() }] : [],
  )
}
