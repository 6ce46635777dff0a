import type { Edit } from '../diagnostics/finding.ts'

/** A place where front matter is not YAML, in offsets of the block; `fix` where the repair is certain. */
export interface SyntaxProblem {
  readonly start: number
  readonly end: number
  readonly message: string
  readonly help: string
  readonly fix?: Edit
}

interface YamlError {
  readonly code: string
  readonly message: string
  readonly at: number
}

/** Says in our words what YAML refused, and how to write it. */
export function syntaxProblemOf(raw: string, error: YamlError): SyntaxProblem {
  const at = error.at
  const value = /^[^\n#]*/.exec(raw.slice(at))?.[0].trimEnd() ?? ''
  const place = { start: at, end: at + Math.max(1, value.length) }
  switch (error.code) {
    case 'BAD_SCALAR_START':
      return { ...place, ...badStart(value, at) }
    case 'DUPLICATE_KEY':
      return {
        ...place,
        message: `unexpected second \`${value.split(':')[0] ?? ''}\`, expected each key once`,
        help: 'remove one of the two lines',
      }
    case 'TAB_AS_INDENT':
      return {
        ...place,
        message: 'unexpected tab, expected blanks',
        help: 'indent with two blanks',
      }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        ...place,
        message: 'unexpected `:` inside a value, expected quotes around it',
        help: 'put the value in double quotes',
      }
    default:
      return {
        ...place,
        message: `unexpected YAML: ${error.message.slice(0, 1).toLowerCase()}${error.message.slice(1)}`,
        help: 'write one `key: value` a line, and quote values with special characters',
      }
  }
}

function badStart(value: string, at: number): Omit<SyntaxProblem, 'start' | 'end'> {
  const inner = /^`(?<inner>[^`"]*)`$/.exec(value)?.groups?.inner
  const first = value.slice(0, 1)
  if (first === '`')
    return {
      message: 'unexpected backtick at the start of a value, expected the plain value',
      help: inner === undefined ? 'remove the backticks' : `write \`${inner}\` without backticks`,
      ...(inner === undefined ? {} : { fix: { start: at, end: at + value.length, text: inner } }),
    }
  const quotable = !/["\\]/.test(value)
  return {
    message: `unexpected \`${first}\` at the start of a value, expected quotes around it`,
    help: quotable ? `write \`"${value}"\`` : 'put the value in quotes',
    ...(quotable ? { fix: { start: at, end: at + value.length, text: `"${value}"` } } : {}),
  }
}
