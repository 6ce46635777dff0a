import { asText } from '../../diagnostics/markdown.ts'

/** What a text is, as far as values in it need care. */
export type TextKind = 'markdown' | 'other'

/** The kind of text a path holds. */
export function kindOf(path: string): TextKind {
  return /\.(?:md|mdx|markdown)$/i.test(path) ? 'markdown' : 'other'
}

const plainWords = /^[A-Za-z0-9](?:[A-Za-z0-9 ./+-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*$/

/**
 * A value as it goes into a text without a filter, or `undefined` where it needs one. In Markdown
 * everything goes, as plain words. Elsewhere only what means the same in every language: letters,
 * digits and `_ . / @ + -`, a letter or digit first.
 */
export function bare(kind: TextKind, value: string): string | undefined {
  if (kind === 'other') return /^[A-Za-z0-9][\w./@+-]*$/.test(value) ? value : undefined
  const isPlain = plainWords.test(value) && !/\bwww\./i.test(value)
  return isPlain ? value : asText(value)
}
