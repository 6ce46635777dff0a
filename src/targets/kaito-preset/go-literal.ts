/** A field of a composite literal: key and value as Go source; a value may span lines. */
export type GoField = readonly [key: string, value: string]

/** A composite literal over several lines, aligned as gofmt aligns it: values of one line in a row stand below each other. */
export function goComposite(type: string, fields: readonly GoField[]): string {
  const isLong = ([, value]: GoField): boolean => value.includes('\n')
  const lines = fields.map((field, index) => {
    const before = fields.slice(0, index).findLastIndex(isLong) + 1
    const after = fields.findIndex((each, at) => at >= index && isLong(each))
    const group = fields.slice(before, after === -1 ? undefined : after)
    const width = Math.max(...group.map(([key]) => key.length))
    const [key, value] = field
    return isLong(field) ? `${key}: ${value},` : `${`${key}:`.padEnd(width + 1)} ${value},`
  })
  return `${type}{\n${indented(lines.join('\n'))}\n}`
}

/** A `map[string]string` literal; keys and values are texts. */
export function goMap(entries: readonly (readonly [string, string])[]): string {
  const fields = entries.map(
    ([key, value]) => [JSON.stringify(key), JSON.stringify(value)] as const,
  )
  return goComposite('map[string]string', fields)
}

export function indented(source: string): string {
  return source.replaceAll(/^(?=.)/gm, '\t')
}
