const tokens =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<literal>"(?:[^"\\\n]|\\.)*"?|`[^`]*`?|'(?:[^'\\\n]|\\.)*'?)/g

/**
 * Go source with comments and the insides of literals blanked out, offset for offset.
 *
 * What is found in the result is code. Quotes stay, so a literal's place is still visible.
 */
export function maskGo(source: string): string {
  return source.replace(tokens, (token) => {
    const isLiteral = /^["'`]/.test(token)
    const inner = isLiteral ? token.slice(1, -1) : token
    const blank = inner.replace(/[^\r\n]/g, ' ')
    return isLiteral ? token.charAt(0) + blank + token.slice(1).slice(-1) : blank
  })
}
