/** A line of the body that means something, in offsets; `textStart` to `textEnd` is what it says. */
export type Mark =
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly start: number
      readonly end: number
      readonly textStart: number
      readonly textEnd: number
    }
  | { readonly kind: 'row'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'task'
      readonly done: boolean
      readonly start: number
      readonly end: number
      readonly textStart: number
      readonly textEnd: number
    }

/** A line without its break, in offsets. */
export interface Line {
  readonly text: string
  readonly start: number
}

/** A mark of a text that stands in another one, `by` characters further on. */
export function moved(mark: Mark, by: number): Mark {
  const place = { start: mark.start + by, end: mark.end + by }
  return mark.kind === 'row'
    ? { ...mark, ...place }
    : { ...mark, ...place, textStart: mark.textStart + by, textEnd: mark.textEnd + by }
}

/** The lines of a text from offset `start` up to `end`. */
export function linesBetween(text: string, start: number, end: number): readonly Line[] {
  let at = start
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const piece = { text: line.trimEnd(), start: at }
      at += line.length + 1
      return piece
    })
}

/** Table rows that Markdown takes for prose, because the table has no blank line or no line of hyphens. */
export function rowsAmong(text: string, start: number, end: number): readonly Mark[] {
  const lines = linesBetween(text, start, end)
  return lines.flatMap((line, index) => {
    const lead = /^[ \t]*(?=\|)/.exec(line.text)?.[0]
    if (lead === undefined || isRule(line.text) || isRule(lines[index + 1]?.text ?? '')) return []
    return [{ kind: 'row', start: line.start + lead.length, end: line.start + line.text.length }]
  })
}

/** The line of hyphens below a table's head. */
export function isRule(line: string): boolean {
  return /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*$/.test(line)
}
