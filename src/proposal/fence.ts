import matter from 'gray-matter'
import type { Edit } from '../diagnostics/finding.ts'

/** Where the front matter of a text lies, in offsets, and what is wrong with its fences. */
export interface Fence {
  readonly start: number
  readonly end: number
  readonly bodyStart: number
  readonly problem: FenceProblem | undefined
}

export interface FenceProblem {
  readonly at: number
  readonly message: string
  readonly help: string
  /** Where it is certain what was meant. */
  readonly fix?: Edit
}

/** Front matter longer than this is cut: gray-matter's own patterns are not linear. */
const longest = 10_000

/** Raw text only. No language but YAML is known, so nothing in a document is ever run. */
const onlyYaml = {
  language: 'yaml',
  engines: {
    yaml: (raw: string): object => ({ raw }),
    json: (): object => ({}),
    javascript: (): object => ({}),
  },
}

/** Finds the front matter; `undefined` where there is none. A broken fence is a problem, not the end. */
export function fenceOf(text: string): Fence | undefined {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  const head = text.slice(from, from + longest)
  if (/^---[ \t]*\r?\n/.test(head)) return closed(head, from)
  return misspelt(head, from) ?? unopened(head, from)
}

function closed(head: string, from: number): Fence {
  const raw = matter(head, onlyYaml).matter
  const close = /^\n---[^\n]*/.exec(head.slice(3 + raw.length))?.[0]
  if (close === undefined || holdsBody(raw)) return unclosed(head, from)
  const end = from + 3 + raw.length + 1
  const exact = /^\n---[ \t]*\r?$/.test(close)
  return {
    start: from + 3,
    end,
    bodyStart: end + close.length - 1,
    problem: exact ? undefined : misspeltLine(close.slice(1), end),
  }
}

/** A heading with prose below it: the closing line is missing, and what was found is a rule of the body. */
function holdsBody(raw: string): boolean {
  const heading = /\n[ \t\r]*\n#{1,6} /.exec(raw)
  if (heading === null) return false
  const below = raw.slice(heading.index).split('\n')
  return below.some((line) => line.trim() !== '' && !/^(?:#|\s|- |[\w-]+[ \t]*:)/.test(line))
}

/** No closing line: the front matter is taken to reach as far as lines look like it. */
function unclosed(head: string, from: number): Fence {
  const start = head.indexOf('\n') + 1
  const end = from + start + matterLength(head.slice(start))
  return {
    start: from + start,
    end,
    bodyStart: end,
    problem: {
      at: from,
      message: 'unexpected end of the front matter, expected a closing line `---`',
      help: 'put a line `---` below the last key',
      ...(end > from + start ? { fix: fenceLine(head, end) } : {}),
    },
  }
}

/** Something like a fence that is none: `----`, `---js`, or blank lines before it. */
function misspelt(head: string, from: number): Fence | undefined {
  const open = /^(?<blank>\s*)(?<line>---[^\n]*)\n/.exec(head)
  if (open?.groups === undefined) return undefined
  const { blank = '', line = '' } = open.groups
  const start = open[0].length
  const rest = head.slice(start)
  const close = /^---[^\n]*/m.exec(rest)
  const length = close?.index ?? matterLength(rest)
  if (matterLength(rest) === 0) return undefined
  return {
    start: from + start,
    end: from + start + length,
    bodyStart: from + start + length + (close?.[0].length ?? 0),
    problem: /^---[ \t]*\r?$/.test(line)
      ? {
          at: from,
          message: 'unexpected blank lines before the front matter',
          help: 'make `---` the first line of the file',
          fix: { start: from, end: from + blank.length, text: '' },
        }
      : misspeltLine(line, from + blank.length),
  }
}

function fenceLine(head: string, at: number): Edit {
  return { start: at, end: at, text: head.includes('\r\n') ? '---\r\n' : '---\n' }
}

function misspeltLine(written: string, at: number): FenceProblem {
  const line = written.replace(/\r$/, '')
  const words = line.trim()
  return {
    at,
    message:
      words === '---'
        ? 'unexpected invisible characters behind `---`'
        : `unexpected line \`${words.slice(0, 40)}\`, expected \`---\``,
    help: 'write exactly three hyphens and nothing else on this line',
    ...(/^-{3,}[a-z]*$/i.test(line.trimEnd())
      ? { fix: { start: at, end: at + line.length, text: '---' } }
      : {}),
  }
}

/** Keys, then `---`: the opening line was forgotten. */
function unopened(head: string, from: number): Fence | undefined {
  const length = matterLength(head)
  const close = /^---[ \t]*\r?$/m.exec(head.slice(length))
  if (length === 0 || close?.index !== 0) return undefined
  return {
    start: from,
    end: from + length,
    bodyStart: from + length + close[0].length,
    problem: {
      at: from,
      message: 'unexpected start of the front matter, expected an opening line `---`',
      help: 'put a line `---` above the first key',
      fix: fenceLine(head, from),
    },
  }
}

/** The length of the leading lines that look like front matter; 0 unless the first one is a key. */
function matterLength(text: string): number {
  return (
    /^[A-Za-z][\w-]*[ \t]*:(?:[ \t][^\n]*)?\n(?:(?:[A-Za-z][\w-]*[ \t]*:|[ \t]*- |[ \t]+\S)[^\n]*\n)*/.exec(
      text,
    )?.[0].length ?? 0
  )
}
