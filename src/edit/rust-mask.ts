const token =
  /\/\/[^\n]*|\/\*|b?r(?<hashes>#*)"[\s\S]*?(?:"\k<hashes>|$)|b?"(?:[^"\\]|\\[\s\S])*(?:"|$)|b?'(?:\\(?:x[\dA-Fa-f]{2}|u\{[^}\n]*\}|.)|[^'\\\n])'/g

/**
 * Rust source with comments and the insides of literals blanked out, offset for offset.
 *
 * What is found in the result is code. Quotes stay, so a literal's place is still visible; comments nest.
 */
export function maskRust(source: string): string {
  const pieces: string[] = []
  let at = 0
  const search = new RegExp(token)
  for (let found = search.exec(source); found !== null; found = search.exec(source)) {
    const end = found[0] === '/*' ? endOfComment(source, found.index) : search.lastIndex
    pieces.push(source.slice(at, found.index), blanked(source.slice(found.index, end)))
    at = end
    search.lastIndex = end
  }
  return [...pieces, source.slice(at)].join('')
}

/** Behind the comment that begins at `start`; an open one goes to the end of the text. */
function endOfComment(source: string, start: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = start
  let depth = 0
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    depth += mark[0] === '/*' ? 1 : -1
    if (depth === 0) return marks.lastIndex
  }
  return source.length
}

function blanked(text: string): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ')
  if (text.startsWith('/')) return blank(text)
  const {
    open = '',
    inside = '',
    close = '',
  } = /^(?<open>b?r?#*["'])(?<inside>[\s\S]*?)(?<close>["']#*)?$/.exec(text)?.groups ?? {}
  return open + blank(inside) + close
}
