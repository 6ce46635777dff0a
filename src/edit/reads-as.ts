/**
 * Whether a text reads as a pattern says, in which `*` stands for anything. Each piece between stars is looked
 * for once, from the left, so that no pattern takes long.
 */
export function readsAs(line: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return line === first
  if (!line.startsWith(first) || !line.endsWith(last)) return false
  const inside = line.slice(first.length, Math.max(first.length, line.length - last.length))
  if (line.length < first.length + last.length) return false
  let at = 0
  for (const piece of rest) {
    const found = inside.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return true
}
