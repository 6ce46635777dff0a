import { isDatePlaceholder } from './kind.ts'

/**
 * What a key or a header field takes, as the template's own value shows it. A `suggestion` names
 * words and leaves room for others: `{proposed | accepted | … | superseded by <link>}`.
 */
export type ValueType =
  | { readonly kind: 'date'; readonly pattern: string }
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'suggestion'; readonly words: readonly string[] }
  | { readonly kind: 'list' }
  | { readonly kind: 'text' }

const date = /(?<![\w-])(?:y{4}|[dm]{1,2})(?<mark>[-/.])[dm]{1,3}\k<mark>(?:y{4}|d{1,2})(?![\w-])/i
const longestWord = 40

/** Compiles a template's value to what a document may have in its place. */
export function typeOfValue(value: string | readonly string[] | null): ValueType {
  if (value === null) return { kind: 'text' }
  if (typeof value !== 'string') return { kind: 'list' }
  const inner = unwrapped(value)
  const pattern = isDatePlaceholder(inner) ? inner : date.exec(inner)?.[0]
  if (pattern !== undefined) return { kind: 'date', pattern }
  return enumerationOf(inner) ?? { kind: 'text' }
}

/** `a|b|c`, `{a | b}`, `[a | b | …]` or `One/Another`; nothing where the text is prose. */
function enumerationOf(
  text: string,
): (ValueType & { readonly kind: 'choice' | 'suggestion' }) | undefined {
  const inner = unwrapped(text)
  if (/^\p{Lu}\p{L}{2,}(?:\/\p{Lu}\p{L}{2,})+$/u.test(inner))
    return { kind: 'suggestion', words: inner.split('/') }
  const parts = inner.split('|').map((part) => part.replaceAll(/[*`]/g, '').trim())
  if (parts.length < 2 || parts.includes('') || inner.includes('\n')) return undefined
  const words = parts.filter(isPlain)
  if (words.length === parts.length) return { kind: 'choice', words }
  return words.length < 2 ? undefined : { kind: 'suggestion', words }
}

function isPlain(word: string): boolean {
  return word.length <= longestWord && /^\p{L}[\p{L}\p{N} _.-]*$/u.test(word)
}

/** A value without comments, and without the brackets that say it is to be replaced. */
function unwrapped(value: string): string {
  return value
    .replaceAll(/<!--[^>]*-->/g, '')
    .trim()
    .replace(/^[{[<(]/, '')
    .replace(/[}\]>)]$/, '')
    .trim()
}
