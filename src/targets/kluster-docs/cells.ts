/** What goes into a cell of a new row, or why nothing is known to go there. */
export type CellValue = { readonly shown: string } | { readonly why: string }

/** What a cell shows, without the stars around it. */
export function labelIn(cell: string): string {
  const shown = cell.trim()
  return /^\*\*(?<label>.*)\*\*$/.exec(shown)?.groups?.label?.trim() ?? shown
}

/** The words of a column's title in lower case, whatever breaks its lines. */
export function titleIn(cell: string): string {
  const words = cell.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/[*_`]/g, '')
  return words.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** A label as the tables of rates and of comparison may have it: the latter leaves out `Meta `. */
export function withoutMeta(label: string): string {
  return label.replaceAll('Meta ', '')
}

/** Whether labels are the same to a reader: case, blanks, hyphens and `Meta ` differ from table to table. */
export function isSameLabel(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other)
}

/** Whether one of the labels a model has is among those of a table. */
export function hasLabel(labels: readonly string[], own: readonly string[]): boolean {
  return labels.some((each) => own.some((label) => isSameLabel(each, label)))
}

function keyOf(label: string): string {
  return withoutMeta(label)
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
}
