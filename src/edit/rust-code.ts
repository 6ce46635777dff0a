import { maskRust } from './rust-mask.ts'

/** A piece of a text; `end` is behind it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Rust source beside its mask, so that what is found in the code can be read in the source. */
export interface RustCode {
  readonly source: string
  readonly code: string
}

export function rustCode(source: string): RustCode {
  return { source, code: maskRust(source) }
}

const closers: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
])

/** Where the bracket that opens at `open` of masked code is closed; `undefined` where it is not. */
export function closingOf(code: string, open: number): number | undefined {
  const closer = closers.get(code.charAt(open)) ?? ''
  let depth = 0
  for (let at = open; at < code.length; at += 1) {
    const character = code.charAt(at)
    if (character === code.charAt(open)) depth += 1
    if (character === closer) depth -= 1
    if (depth === 0) return at
  }
  return undefined
}

/** The insides of the blocks whose opening brace is the first one behind a match of `head`, in order. */
export function blocksOf(code: string, head: RegExp): readonly Span[] {
  return [...code.matchAll(new RegExp(head, 'g'))].flatMap(({ index, 0: text }) => {
    const open = code.indexOf('{', index + text.length - (text.endsWith('{') ? 1 : 0))
    const end = open === -1 ? undefined : closingOf(code, open)
    return end === undefined ? [] : [{ start: open + 1, end }]
  })
}

/** The inside of the one function of that name; `undefined` where there is none or several. */
export function bodyOfFunction(code: string, name: string): Span | undefined {
  const [body, ...others] = blocksOf(code, new RegExp(`\\bfn ${name}\\b`))
  return others.length === 0 ? body : undefined
}

/** The string literals between two offsets, escapes left as they are written. */
export function literalsIn({ source, code }: RustCode, { start, end }: Span): readonly string[] {
  return literalSpans(code, { start, end }).map((span) => source.slice(span.start, span.end))
}

/** Where the insides of the string literals between two offsets stand. */
export function literalSpans(code: string, { start, end }: Span): readonly Span[] {
  return [...code.slice(start, end).matchAll(/"(?<inside>[^"]*)"/g)].map((found) => ({
    start: start + found.index + 1,
    end: start + found.index + found[0].length - 1,
  }))
}
