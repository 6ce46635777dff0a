/**
 * A text after an edit, or why there is no place for it. Every edit of this folder returns one.
 *
 * Applying an edit to its own result returns the same text.
 */
export type Edited =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string }

export function edited(text: string): Edited {
  return { kind: 'edited', text }
}

export function refused(reason: string): Edited {
  return { kind: 'refused', reason }
}

/** Makes edits one after the other; the first that finds no place refuses them all. */
export function oneAfterOther(text: string, edits: readonly ((text: string) => Edited)[]): Edited {
  const start: Edited = edited(text)
  return edits.reduce<Edited>(
    (result, edit) => (result.kind === 'refused' ? result : edit(result.text)),
    start,
  )
}
