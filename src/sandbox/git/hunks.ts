/** One line of a patch with its numbers on both sides. */
export interface HunkLine {
  readonly left: number | undefined
  readonly right: number | undefined
  readonly text: string
  /** Counted from the first `@@` of the patch, which is 0. */
  readonly position: number
}

export interface Hunk {
  readonly header: string
  /** How many lines the right side has more than the left one, above and inside of this hunk. */
  readonly shift: number
  readonly lines: readonly HunkLine[]
}

/** The hunks of one file's patch. */
export function hunksOf(patch: string): readonly Hunk[] {
  const rows = patch.split('\n').map((text, position) => ({ text, position }))
  const starts = rows.filter(({ text }) => text.startsWith('@@ ')).map(({ position }) => position)
  return starts.map((start, index) => hunkOf(rows.slice(start, starts[index + 1])))
}

interface Row {
  readonly text: string
  readonly position: number
}

function hunkOf([head, ...rows]: readonly Row[]): Hunk {
  const header = head?.text ?? ''
  const begin = /^@@ -(?<left>\d+)(?:,\d+)? \+(?<right>\d+)/.exec(header)?.groups
  let left = Number(begin?.left ?? 1)
  let right = Number(begin?.right ?? 1)
  const lines = rows.flatMap(({ text, position }): readonly HunkLine[] => {
    if (text.startsWith('\\')) return []
    const isLeft = !text.startsWith('+')
    const isRight = !text.startsWith('-')
    const line = { left: isLeft ? left : undefined, right: isRight ? right : undefined }
    left += isLeft ? 1 : 0
    right += isRight ? 1 : 0
    return [{ ...line, text, position }]
  })
  return { header, shift: right - left, lines }
}

/** Where a line of the left side is on the right one; `undefined` when the patch takes it away. */
export function carriedOver(hunks: readonly Hunk[], line: number): number | undefined {
  const holding = hunks.flatMap(({ lines }) => lines).find(({ left }) => left === line)
  if (holding !== undefined) return holding.right
  const above = hunks.findLast(({ lines }) => lines.every(({ left }) => (left ?? 0) < line))
  return line + (above?.shift ?? 0)
}
