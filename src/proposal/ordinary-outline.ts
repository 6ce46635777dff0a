import { isBeyondBlocks } from '../diagnostics/beyond-parser.ts'
import type { Mark } from './mark.ts'
import { ordinaryMarks } from './ordinary-marks.ts'
import { hasPlainLines, piecesOf } from './pieces.ts'
import { plainOutline } from './plain-outline.ts'

/** The outline of a text for which no Markdown parser is needed; `undefined` for any other. */
export function ordinaryOutline(text: string): readonly Mark[] | undefined {
  if (isBeyondBlocks(text)) return plainOutline(text)
  if (!hasPlainLines(text)) return undefined
  const read = piecesOf(text).map((piece) => ordinaryMarks(piece.lines))
  const found = read.filter((marks) => marks !== undefined)
  return found.length === read.length ? found.flat() : undefined
}
