import { type Edited, edited } from './edited.ts'

/** Makes several edits of one text, each on the result of the one before; the first refusal stands for all. */
export function inTurn(text: string, edits: readonly ((text: string) => Edited)[]): Edited {
  let result = edited(text)
  for (const edit of edits) {
    if (result.kind === 'refused') return result
    result = edit(result.text)
  }
  return result
}
