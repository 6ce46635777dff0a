import type { Edit } from '../diagnostics/finding.ts'

/** Applies edits that do not overlap; everything outside their ranges stays as it is. */
export function splice(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const starts = [0, ...ordered.map((edit) => edit.end)]
  const kept = starts.map((start, index) => text.slice(start, ordered[index]?.start))
  return kept.map((piece, index) => piece + (ordered[index]?.text ?? '')).join('')
}
