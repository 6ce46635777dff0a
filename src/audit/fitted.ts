/** A heading with lines below it, of which some may be left out. */
export interface Section {
  readonly title: string
  /** Words between the heading and the list. */
  readonly lead: readonly string[]
  readonly items: readonly string[]
  /** How many things the items stand for, where that is more than there are. */
  readonly count?: number
}

/** A reader is helped by no more than this many of a sort. */
const mostItems = 50

/**
 * Writes sections one below the other, within so many characters: from each what fits is shown, and
 * how much more there is. The first ones take what they need first.
 */
export function fitted(sections: readonly Section[], limit: number, more: string): string {
  const present = sections.filter(({ items }) => items.length > 0)
  const heads = present.map((section) => headOf(section))
  let left = limit - heads.join('').length - present.length * (more.length + 40)
  const written = present.map(({ items }, at) => {
    const shown: string[] = []
    for (const item of items.slice(0, mostItems)) {
      if (item.length + 1 > left) break
      shown.push(item)
      left -= item.length + 1
    }
    const rest = items.length - shown.length
    const hint = rest === 0 ? [] : [`- … and ${rest} more: ${more}`]
    return `${heads[at]}${[...shown, ...hint].join('\n')}\n`
  })
  return written.join('\n')
}

function headOf({ title, lead, items, count = items.length }: Section): string {
  const words = lead.length === 0 ? '' : `${lead.join('\n')}\n\n`
  return `## ${title} (${count})\n\n${words}`
}
