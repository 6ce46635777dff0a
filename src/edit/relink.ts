import type { Link } from 'mdast'
import { type Edited, edited, refused } from './edited.ts'
import { rangeOf, sectionsOf, walk } from './markdown-tree.ts'
import { splice } from './splice.ts'

/** Replaces the address of every link that leads to `from`; titles and everything around them stay. */
export function relinkIndexEntry(text: string, from: string, to: string): Edited {
  const links = sectionsOf(text)
    .flatMap(({ content }) => content.flatMap(walk))
    .filter((node): node is Link => node.type === 'link')
    .filter(({ url }) => url === from)
  const places = links.flatMap((link) => {
    const { start, end } = rangeOf(link)
    const at = text.slice(start, end).lastIndexOf(from)
    return at === -1 ? [] : [start + at]
  })
  if (places.length === 0) return refused(`no link leads to \`${from}\``)
  return edited(
    splice(
      text,
      [...new Set(places)].map((start) => ({ start, end: start + from.length, text: to })),
    ),
  )
}
