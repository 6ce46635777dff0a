/** A block between `<!-- BEGIN name -->` and `<!-- END name -->`, in offsets; without an end it is only its first line. */
export interface Removal {
  readonly name: string
  readonly start: number
  readonly end: number
}

const marker = /<!--[ \t]*(?<side>BEGIN|END)[ \t]+(?<name>[^\s>][^>\n]{0,80}?)[ \t]*-->/g

/** The blocks a template asks to remove before a pull request is opened. */
export function removalsIn(text: string): readonly Removal[] {
  const markers = [...text.matchAll(marker)].map((match) => ({
    side: match.groups?.side,
    name: match.groups?.name ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
  return markers.flatMap(({ side, name, start, end }, index) => {
    if (side !== 'BEGIN') return []
    const next = markers[index + 1]
    return [{ name, start, end: next?.side === 'END' ? next.end : end }]
  })
}

/** A text with its blocks made blank, line breaks kept, so that every other place stays where it was. */
export function withoutRemovals(text: string): string {
  const blocks = removalsIn(text)
  const kept = blocks.flatMap(({ start, end }, index) => [
    text.slice(blocks[index - 1]?.end ?? 0, start),
    text.slice(start, end).replaceAll(/[^\r\n]/g, ' '),
  ])
  return [...kept, text.slice(blocks.at(-1)?.end ?? 0)].join('')
}
