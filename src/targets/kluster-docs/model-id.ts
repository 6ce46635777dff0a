const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]*\/[A-Za-z0-9][A-Za-z0-9._-]*$/

/**
 * Whether a text is an id as the documentation shows them: `org/name`, at most 200 characters. What passes
 * means nothing but itself in Python, JSON, a shell, Markdown's code and a path.
 */
export function isDocumentedId(text: string): boolean {
  return text.length <= 200 && !text.includes('..') && pattern.test(text)
}
