/** Beyond this a Markdown parser's cost outgrows the text (setext headings, lazy lines). */
const manyLines = 2_000
const manyCharacters = 200_000
/** Beyond this many marks in one paragraph, finding the pairs among them outgrows the text. */
const manyMarks = 2_000

/** More than 30 quotes or lists opened in one line: no parser's stack is for that. */
const deep = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}/m

/** Whether a Markdown text is too large or too deep to be given to a parser. */
export function isBeyondBlocks(text: string): boolean {
  const large = text.length > manyCharacters || text.split('\n', manyLines + 1).length > manyLines
  return large || deep.test(text)
}

/** Whether a Markdown text is too large, too deep or too tangled for a parser that also reads emphasis and links. */
export function isBeyondParser(text: string): boolean {
  return isBeyondBlocks(text) || text.split(/\n[ \t\r]*\n/).some(isTangled)
}

function isTangled(paragraph: string): boolean {
  if (paragraph.length <= manyMarks) return false
  return paragraph.replaceAll(/[^*_~[\]<`]+/g, '').length > manyMarks
}
