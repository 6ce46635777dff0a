import { asCode, asText } from '../../diagnostics/markdown.ts'
import { type FilterSpec, type Plain, textOf } from './filter.ts'

const quotedGap = '"TODO"'

/** Filters that write a value for one language; what they give is not escaped again. */
export const writingFilters: readonly FilterSpec[] = [
  {
    name: 'json',
    summary: 'A value of JSON: text in quotes, numbers, lists.',
    example: `'a "b"' | json`,
    gives: '"a \\"b\\""',
    safe: true,
    gap: quotedGap,
    apply: jsonOf,
  },
  {
    name: 'yaml',
    summary: 'A value of YAML on one line, in quotes where it would read as something else.',
    example: '"no: way" | yaml',
    gives: '"no: way"',
    safe: true,
    gap: quotedGap,
    apply: yamlOf,
  },
  {
    name: 'python',
    summary: 'A literal of Python.',
    example: 'true | python',
    gives: 'True',
    safe: true,
    gap: quotedGap,
    apply: pythonOf,
  },
  {
    name: 'shell',
    summary: 'One word of a shell command, in single quotes.',
    example: '"a b" | shell',
    gives: "'a b'",
    safe: true,
    apply: (value) => `'${lineOf(value).replaceAll("'", "'\\''")}'`,
  },
  {
    name: 'html',
    summary: 'Text of HTML or of an attribute in double quotes.',
    example: '"<b>" | html',
    gives: '&#60;b&#62;',
    safe: true,
    apply: (value) => lineOf(value).replaceAll(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`),
  },
  {
    name: 'url',
    summary: 'An `https` address, or part of one, with everything else written as `%…`.',
    example: '"https://example.org/a b" | url',
    gives: 'https://example.org/a%20b',
    safe: true,
    apply: urlOf,
  },
  {
    name: 'markdown',
    summary: 'Plain words of Markdown; what happens without a filter in a Markdown file.',
    example: '"a*b" | markdown',
    gives: 'a\\*b',
    safe: true,
    apply: (value) => asText(lineOf(value)),
  },
  {
    name: 'code',
    summary: 'Code within a line of Markdown.',
    example: '"a*b" | code',
    gives: '`a*b`',
    safe: true,
    apply: (value) => asCode(lineOf(value)),
  },
]

/** One line: what is broken or unseen becomes a blank. */
function lineOf(value: Plain): string {
  return textOf(value).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** Written out as numbers: what some readers end a line at, and what would end a script in HTML. */
function jsonOf(value: Plain): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029<]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Flow style in double quotes is JSON; only a word that reads as nothing else goes plain. */
function yamlOf(value: Plain): string {
  const isWord = typeof value === 'string' && /^[A-Za-z][\w./-]*$/.test(value)
  return isWord && !yamlWords.test(value) ? value : jsonOf(value)
}

const yamlWords = /^(?:y|n|yes|no|on|off|true|false|null)$/i

function pythonOf(value: Plain): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return Array.isArray(value) ? `[${value.map(pythonOf).join(', ')}]` : jsonOf(value)
}

/** Neither a scheme but `https` nor a host is made of anything but a value that begins with them. */
function urlOf(value: Plain): string {
  const [, scheme = '', rest = ''] =
    /^(https:\/\/)?(.*)$/su.exec(lineOf(value).toWellFormed()) ?? []
  const parts = rest.split('/').map((part) => encodeURIComponent(part).replaceAll(/[!'()*]/g, hex))
  return scheme + parts.join('/')
}

function hex(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
}
