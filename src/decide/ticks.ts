const box = /^- \[(?<mark>[ xX])\] (?<todo>.+)$/

/** A text of ours with every box ticked that a person has ticked in what stands there now. */
export function withTicks(text: string, there: string): string {
  const ticked = new Set(
    there.split(/\r?\n/).flatMap((line) => {
      const { mark, todo } = box.exec(line.trimEnd())?.groups ?? {}
      return todo !== undefined && mark !== ' ' ? [todo] : []
    }),
  )
  if (ticked.size === 0) return text
  return text
    .split('\n')
    .map((line) => {
      const todo = box.exec(line)?.groups?.todo
      return todo !== undefined && ticked.has(todo) ? `- [x] ${todo}` : line
    })
    .join('\n')
}

/** Whether two texts say the same: what a browser sends ends its lines in its own way. */
export function saysSame(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trimEnd() === other.replaceAll('\r\n', '\n').trimEnd()
}
