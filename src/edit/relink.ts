import type { Link } from 'mdast'
import { rangeOf, sectionsOf, walk } from './markdown-tree.ts'
import { splice } from './splice.ts'

/** A link of an index page, and where it is to lead instead. */
export interface Relinking {
  readonly from: string
  readonly to: string
}

/** Replaces the addresses of links, wherever they stand; titles and everything around them stay. */
export function relinkIndexEntries(text: string, relinkings: readonly Relinking[]): string {
  const targets = new Map(relinkings.map(({ from, to }) => [from, to]))
  const links = sectionsOf(text)
    .flatMap(({ content }) => content.flatMap(walk))
    .filter((node): node is Link => node.type === 'link')
  const edits = new Map(
    links.flatMap((link) => {
      const { url } = link
      const to = targets.get(url)
      const { start, end } = rangeOf(link)
      const at = text.slice(start, end).lastIndexOf(url)
      if (to === undefined || at === -1) return []
      return [[start + at, { start: start + at, end: start + at + url.length, text: to }]]
    }),
  )
  return splice(text, [...edits.values()])
}
