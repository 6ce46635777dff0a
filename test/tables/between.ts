/** A text with something else between `<!-- name -->` and `<!-- /name -->`. */
export function between(text: string, name: string, inner: string): string {
  const opening = `<!-- ${name} -->`
  const closing = `<!-- /${name} -->`
  const start = text.indexOf(opening)
  const end = text.indexOf(closing)
  if (start < 0 || end < start) throw new Error(`There is no place for ${name}`)
  return `${text.slice(0, start + opening.length)}\n\n${inner.trim()}\n\n${text.slice(end)}`
}
