import { type Document, isMap, isNode, isScalar, parseDocument, visit } from 'yaml'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'

/** A mistake between two offsets of the text. */
export interface Mistake {
  readonly start: number
  readonly end: number
  readonly message: string
  readonly help: string
}

/** YAML as written: its tree, and where in the text each part of it stands. */
export interface Written {
  readonly tree: unknown
  readonly mistakes: readonly Mistake[]
  /** Where the value at a path stands, or the innermost part around it that is there. */
  readonly valueAt: (path: readonly PropertyKey[]) => Range
  /** Where a key of the map at a path stands. */
  readonly keyAt: (path: readonly PropertyKey[], key: string) => Range
}

type Range = readonly [start: number, end: number]

/** Far more than any configuration, and little enough to read in no time. */
const longest = 32_768

/**
 * Reads YAML of which nothing is executed, repeated or pulled in from elsewhere: aliases, tags and
 * keys given twice are mistakes. Never fails, whatever the text.
 */
export function parseWritten(text: string): Written {
  if (text.length > longest) return unreadable(text, tooLong)
  try {
    const document = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      stringKeys: true,
      // With `silent` a second document would go unnoticed.
      logLevel: 'error',
    })
    const mistakes = [...syntaxMistakes(document, text), ...forbidden(document)]
    if (mistakes.length > 0) return { ...unreadable(text), mistakes }
    return placed(document, text)
  } catch {
    // The reader runs out of stack on brackets in brackets in brackets.
    return unreadable(text, tooDeep)
  }
}

const tooLong = {
  message: `unexpected length, expected at most ${longest} characters`,
  help: 'remove what is not configuration',
}
const tooDeep = {
  message: 'unexpected depth, expected a few levels',
  help: 'remove brackets that are never closed',
}

function unreadable(text: string, why?: Pick<Mistake, 'message' | 'help'>): Written {
  const end = /^[^\r\n]{0,80}/.exec(text)?.[0].length ?? 0
  const all: Range = [0, end]
  const mistakes = why === undefined ? [] : [{ start: 0, end, ...why }]
  return { tree: {}, mistakes, valueAt: () => all, keyAt: () => all }
}

function placed(document: Document.Parsed, text: string): Written {
  const range = (node: unknown): Range | undefined => {
    if (!isNode(node) || !node.range) return undefined
    return trimmed(text, [node.range[0], node.range[1]])
  }
  const valueAt = (path: readonly PropertyKey[]): Range => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = range(document.getIn(path.slice(0, length), true))
      if (found !== undefined) return found
    }
    return range(document.contents) ?? [0, 0]
  }
  return {
    tree: document.toJS() ?? {},
    mistakes: [],
    valueAt,
    keyAt: (path, key) => {
      const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
      const pair = isMap(map)
        ? map.items.find((one) => isScalar(one.key) && one.key.value === key)
        : undefined
      return range(pair?.key) ?? valueAt(path)
    },
  }
}

/** Blocks end behind their last line break; what is shown ends with the last word. */
function trimmed(text: string, [start, end]: Range): Range {
  return [start, start + text.slice(start, end).trimEnd().length]
}

/** YAML often complains several times about one line; the first complaint is the useful one. */
function syntaxMistakes(document: Document.Parsed, text: string): readonly Mistake[] {
  const all = [...document.errors, ...document.warnings]
  if (all.some(({ message }) => /call stack/i.test(message)))
    return unreadable(text, tooDeep).mistakes
  const lines = linesOf(text)
  const byLine = new Map<number, Mistake>()
  for (const { pos, code, message } of all) {
    const start = Math.min(pos[0], text.length)
    const end = Math.min(Math.max(pos[1], start + 1), text.length)
    const { line } = spanOf(lines, start, end).start
    if (!byLine.has(line)) byLine.set(line, { start, end, ...wordsOn(code, message) })
  }
  return [...byLine.values()].slice(0, most)
}

const most = 20

function wordsOn(code: string, message: string): Pick<Mistake, 'message' | 'help'> {
  if (code === 'MULTIPLE_DOCS') return secondDocument
  if (code === 'TAG_RESOLVE_FAILED') return noTag
  return { message: `broken YAML: ${lowerFirst(message.replaceAll(/\s+/g, ' '))}`, help }
}

const secondDocument = {
  message: 'unexpected second document, expected one',
  help: 'remove the line `---` and what it begins',
}
const help = 'indent with blanks, and quote text that holds `: ` or begins with a sign'

/** What YAML allows and a configuration does not need. */
function forbidden(document: Document.Parsed): readonly Mistake[] {
  const mistakes: Mistake[] = []
  visit(document, {
    Alias(_, node) {
      mistakes.push({ ...rangeOf(node.range), ...noAlias })
    },
    Node(_, node) {
      if (node.tag?.startsWith('!')) {
        mistakes.push({ ...rangeOf(node.range), ...noTag })
      }
    },
    Map(_, map) {
      mistakes.push(...keyMistakes(map.items))
    },
  })
  return mistakes.slice(0, most)
}

const noAlias = {
  message: 'unexpected alias, expected the value itself',
  help: 'write the value out where it is needed',
}
const noTag = {
  message: 'unexpected tag, expected a plain value',
  help: 'remove the word that begins with `!`',
}

/** Keys given twice, and the one that JavaScript reads as something else. */
function keyMistakes(items: readonly { readonly key: unknown }[]): readonly Mistake[] {
  const seen = new Set<unknown>()
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const isRepeated = seen.has(key.value)
    seen.add(key.value)
    const at = rangeOf(key.range)
    const name = quoted(String(key.value))
    if (key.value === '__proto__') {
      return [{ ...at, message: `unexpected key ${name}`, help: 'remove it' }]
    }
    if (!isRepeated) return []
    return [
      { ...at, message: `unexpected second ${name}, expected one`, help: 'keep one of the two' },
    ]
  })
}

function rangeOf(range: readonly number[] | null | undefined): Pick<Mistake, 'start' | 'end'> {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 }
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
