import { blocksOf, closingOf, type Span } from './rust-code.ts'

/** One arm of a `match`, from its attributes to behind its comma. */
export interface Arm extends Span {
  /** Without attributes, and with a guard where there is one; on one line. */
  readonly pattern: string
  /** Where the pattern begins and ends. */
  readonly patternSpan: Span
  readonly isTest: boolean
  /** The value, without the comma behind it. */
  readonly body: Span
}

/** The insides of all `match <subject>` of masked code. */
export function matchesOn(code: string, subject: string): readonly Span[] {
  return blocksOf(code, new RegExp(`\\bmatch ${subject} \\{`))
}

/** The arms of a `match`, given the inside of its braces. What cannot be read ends the list. */
export function armsOf(code: string, { start, end }: Span): readonly Arm[] {
  const arms: Arm[] = []
  let at = start
  while (at < end) {
    const arm = armAt(code, { start: at, end })
    if (arm === undefined) break
    arms.push(arm)
    at = arm.end
  }
  return arms
}

function armAt(code: string, { start, end }: Span): Arm | undefined {
  const first = skipBlanks(code, start)
  const arrow = atDepth(code, { start: first, end }, '=>')
  if (first >= end || arrow === undefined) return undefined
  const head = code.slice(first, arrow)
  const attributes = /^(?:#\[[^\]]*\]\s*)*/.exec(head)?.[0] ?? ''
  const body = bodyAt(code, { start: skipBlanks(code, arrow + 2), end })
  const comma = skipBlanks(code, body.end)
  const patternStart = first + attributes.length
  return {
    start: first,
    end: code.charAt(comma) === ',' && comma < end ? comma + 1 : body.end,
    pattern: head.slice(attributes.length).trim().replaceAll(/\s+/g, ' '),
    patternSpan: { start: patternStart, end: first + head.trimEnd().length },
    isTest: attributes.includes('cfg(test)'),
    body,
  }
}

function bodyAt(code: string, { start, end }: Span): Span {
  const close = code.charAt(start) === '{' ? closingOf(code, start) : undefined
  if (close !== undefined) return { start, end: close + 1 }
  return { start, end: atDepth(code, { start, end }, ',') ?? end }
}

/** Where `mark` stands outside all brackets. */
function atDepth(code: string, { start, end }: Span, mark: string): number | undefined {
  for (let at = start; at < end; at += 1) {
    if (code.startsWith(mark, at)) return at
    if ('({['.includes(code.charAt(at))) at = closingOf(code, at) ?? end
  }
  return undefined
}

function skipBlanks(code: string, start: number): number {
  return start + (/^\s*/.exec(code.slice(start))?.[0].length ?? 0)
}
