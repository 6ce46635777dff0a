/** Words of a document as a message shows them: one line, in backticks, at most 80 characters. */
export function quoted(text: string): string {
  const line = text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim()
  return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``
}
