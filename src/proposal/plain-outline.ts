import { type Line, linesBetween, type Mark, rowsAmong } from './mark.ts'

/**
 * The same marks as `outlineOf`, read line by line in one pass: for texts too large or too deep for a parser.
 * Knows fences, comments, `#` headings, rows and checklist lines, and nothing that spans lines otherwise.
 */
export function plainOutline(text: string): readonly Mark[] {
  let shut: RegExp | undefined
  const open: Line[] = []
  for (const line of linesBetween(text, 0, text.length)) {
    if (shut !== undefined) {
      if (shut.test(line.text)) shut = undefined
      continue
    }
    shut = shutterOf(line.text)
    if (shut === undefined) open.push(line)
  }
  return open.flatMap((line, index) => marksOf(line, open[index + 1]))
}

/** What ends the code or comment a line opens. */
function shutterOf(line: string): RegExp | undefined {
  const fence = /^ {0,3}(?<fence>`{3,}|~{3,})(?<rest>.*)$/.exec(line)?.groups
  if (fence !== undefined) {
    const { fence: marks = '', rest = '' } = fence
    const isCode = marks.startsWith('~') || !rest.includes('`')
    if (isCode)
      return new RegExp(`^ {0,3}${marks.slice(0, 1)}{${Math.min(marks.length, 99)},}\\s*$`)
  }
  if (/^ {0,3}<!--/.test(line) && !line.includes('-->')) return /-->/
  return undefined
}

function marksOf(line: Line, next: Line | undefined): readonly Mark[] {
  const { text, start } = line
  const heading = /^ {0,3}(?<hashes>#{1,6})[ \t]+/.exec(text)
  if (heading !== null) {
    const [lead] = heading
    const hashes = heading.groups?.hashes ?? ''
    const title = withoutClosing(text.slice(lead.length))
    const textStart = start + lead.length
    const place = { start, end: start + text.length, textStart, textEnd: textStart + title.length }
    return [{ kind: 'heading', level: hashes.length, ...place }]
  }
  const task = /^(?<indent>[ \t]*)(?<lead>[-*+][ \t]+\[(?<box>[ xX])\][ \t]+)\S/.exec(text)?.groups
  if (task !== undefined) {
    const { indent = '', lead = '', box } = task
    const from = start + indent.length
    const end = start + text.length
    return [
      {
        kind: 'task',
        done: box !== ' ',
        start: from,
        end,
        textStart: from + lead.length,
        textEnd: end,
      },
    ]
  }
  const pair = next === undefined ? text : `${text}\n${next.text}`
  return rowsAmong(pair, 0, pair.length)
    .filter((row) => row.start < text.length)
    .map((row) => ({ kind: 'row', start: start + row.start, end: start + row.end }))
}

/** A heading's text without the marks that may close it, found from the end: a long line costs one pass. */
function withoutClosing(title: string): string {
  const bare = title.trimEnd()
  let end = bare.length
  while (bare[end - 1] === '#') end -= 1
  const closes = end < bare.length && (end === 0 || /[ \t]/.test(bare[end - 1] ?? ''))
  return closes ? bare.slice(0, end).trimEnd() : bare
}
