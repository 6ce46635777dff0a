import type { Edit } from '../diagnostics/finding.ts'

/** One line of a text: `end` is behind its characters, `next` behind its line ending. */
export interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly next: number
}

/** All lines of a text with their offsets; a final line ending does not start another line. */
export function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/(?<line>[^\r\n]*)(?<ending>\r\n|\n|\r|$)/g)]
    .map((match) => {
      const end = match.index + (match.groups?.line ?? '').length
      return {
        text: match.groups?.line ?? '',
        start: match.index,
        end,
        next: match.index + match[0].length,
      }
    })
    .filter((line) => line.next > line.start)
}

/** The line ending a text uses: the first one there is, a lone carriage return only where there is no other. */
function endingOf(text: string): string {
  return (/\r?\n/.exec(text) ?? /\r/.exec(text))?.[0] ?? '\n'
}

/**
 * The edit that puts whole lines at `offset`, the start of a line or the end of the text.
 *
 * `block` is written with `\n` and without a final one. A last line without line ending gets
 * one first, and then the text still ends without.
 */
export function insertLines(text: string, offset: number, block: string): Edit {
  const ending = endingOf(text)
  const lines = block.replaceAll('\n', ending)
  const afterOpenLine = offset > 0 && !/[\r\n]/.test(text.charAt(offset - 1))
  return { start: offset, end: offset, text: afterOpenLine ? ending + lines : lines + ending }
}
