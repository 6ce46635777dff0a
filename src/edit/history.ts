import type { ListItem } from 'mdast'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import { type DateStyle, datePattern, dateStyleOf, renderDate } from './date-style.ts'
import { type Edited, edited, refused } from './edited.ts'
import { insertLines, linesOf } from './lines.ts'
import { rangeOf, sectionsOf } from './markdown-tree.ts'
import { splice } from './splice.ts'

/** A line of the history to tick: its text after the date, and the day as ISO (`2026-01-31`). */
export interface Tick {
  readonly text: string
  readonly date: string
}

/**
 * Ticks one line of the task list below `# History` and dates it in the style the file already uses,
 * `MM/DD/YYYY` where it uses none.
 *
 * A ticked line stays as it is, whatever its date; a line that is missing is added at the end of the list.
 */
export function tickHistory(text: string, tick: Tick): Edited {
  if (isBeyondParser(text)) return refused('the text is too long or too nested to be read')
  const lines = tasksIn(text)
  if (lines === undefined) return refused('there is no section `History`')
  const date = renderDate(tick.date, styleOf(text, lines))
  if (date === undefined) return refused(`\`${tick.date}\` is not a day`)

  const found = lines.find((line) => sameWords(line.words, tick.text))
  if (found !== undefined) return edited(found.done ? text : ticked(text, found, date))
  const last = lines.at(-1)
  if (last === undefined) return refused('there is no task list below `History`')
  const at = linesOf(text).find((line) => line.end >= last.end)?.next ?? text.length
  const longer = splice(text, [insertLines(text, at, `${last.bullet}[x] ${date}: ${tick.text}`)])
  // What follows may be taken for a part of it; then it would be added again each time.
  const isThere = tasksIn(longer)?.some((line) => sameWords(line.words, tick.text))
  return isThere
    ? edited(longer)
    : refused('a line added below `History` would run on into the next')
}

/** The tasks below `# History`; `undefined` where there is no such section. */
function tasksIn(text: string): readonly Task[] | undefined {
  const section = sectionsOf(text).find(({ title }) => title.trim().toLowerCase() === 'history')
  return section?.content
    .filter((node) => node.type === 'list')
    .flatMap((list) => list.children)
    .map((item) => taskOf(text, item))
    .filter((one) => one !== undefined)
}

interface Task {
  readonly done: boolean
  readonly bullet: string
  readonly date: string
  readonly words: string
  /** Offsets: the mark between the brackets, and the date; `end` is behind the item. */
  readonly markAt: number
  readonly dateAt: number
  readonly end: number
}

const task = new RegExp(
  String.raw`^(?<bullet>[-*+][ \t]+)\[(?<mark>[ xX])\](?<gap>[\s\u2060]*)(?<date>${datePattern})?(?<words>[\s\S]*)$`,
)

function taskOf(text: string, item: ListItem): Task | undefined {
  const { start, end } = rangeOf(item)
  const groups = task.exec(text.slice(start, end))?.groups
  if (groups === undefined) return undefined
  const { bullet = '', mark = ' ', gap = '', date = '', words = '' } = groups
  const markAt = start + bullet.length + 1
  return { done: mark !== ' ', bullet, date, words, markAt, dateAt: markAt + 2 + gap.length, end }
}

function styleOf(text: string, lines: readonly Task[]): DateStyle {
  const created = /^creation-date:\s*["'`]?(?<date>\d{4}-\d{2}-\d{2})/m.exec(text)?.groups?.date
  return dateStyleOf(
    lines.map((line) => line.date),
    created,
  )
}

function ticked(text: string, line: Task, date: string): string {
  const stamp = line.date === '' ? `${date}: ` : date
  const range = { start: line.dateAt, end: line.dateAt + line.date.length }
  return splice(text, [
    { start: line.markAt, end: line.markAt + 1, text: 'x' },
    { ...range, text: stamp },
  ])
}

function sameWords(line: string, wanted: string): boolean {
  const plain = (words: string): string =>
    words
      .replaceAll(/\s+/g, ' ')
      .replace(/^[ :\u2060-]+/, '')
      .replace(/(?<![ .])[ .]+$/, '')
      .toLowerCase()
  return plain(line) === plain(wanted)
}
