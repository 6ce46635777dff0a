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
