import { isBeyondBlocks } from '../diagnostics/beyond-parser.ts'
import { type Mark, moved } from './mark.ts'
import { ordinaryMarks } from './ordinary-marks.ts'
import { hasPlainLines, type Piece, piecesOf } from './pieces.ts'
import { plainOutline } from './plain-outline.ts'
import { treeMarks } from './tree-marks.ts'

/**
 * The headings, table rows and checklist lines of a Markdown text, in order; what stands in code or
 * comments is not among them. Never fails: a text no parser should be given is read line by line.
 *
 * Only what is out of the ordinary is given to the Markdown parser; the marks are the same either way.
 */
export function outlineOf(text: string): readonly Mark[] {
  if (isBeyondBlocks(text)) return plainOutline(text)
  if (!hasPlainLines(text)) return treeMarks(text)
  return piecesOf(text).flatMap((piece) => ordinaryMarks(piece.lines) ?? parsedMarks(text, piece))
}

function parsedMarks(text: string, { start, end }: Piece): readonly Mark[] {
  return treeMarks(text.slice(start, end)).map((mark) => moved(mark, start))
}
