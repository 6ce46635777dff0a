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
