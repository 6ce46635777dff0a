/** One element of an XML text, with its attributes and words as a reader understands them. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** The text right behind its opening tag. */
  readonly content: string
}

const characters = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u
const token =
  /<\?xml [^?]*\?>|<(?<close>\/)?(?<name>\w+)(?<inside>(?:\s+\w+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<]+)/gy
const reference = /&(?:amp|lt|gt|quot|#\d+);/g

/** Reads the little XML that reports are made of, in order; throws where it is not well-formed. */
export function elementsOf(xml: string): readonly Element[] {
  const open: string[] = []
  const found: Element[] = []
  const tokens = tokensOf(xml)
  for (const [index, { close, name, inside = '', empty, text = '' }] of tokens.entries()) {
    decoded(text)
    if (close !== undefined && open.pop() !== name) throw new Error(`\`${name}\` is not open`)
    if (name === undefined || close !== undefined) continue
    found.push({
      name,
      attributes: attributesOf(inside),
      content: contentOf(tokens, index),
    })
    if (empty === undefined) open.push(name)
  }
  if (open.length > 0) throw new Error('Something is not closed')
  return found
}

function contentOf(tokens: ReturnType<typeof tokensOf>, index: number): string {
  return decoded(tokens[index + 1]?.text ?? '')
}

function tokensOf(xml: string): readonly Partial<Record<string, string>>[] {
  if (!characters.test(xml)) throw new Error('A character that XML does not have')
  const tokens = [...xml.matchAll(token)]
  const read = tokens.reduce((sum, [whole]) => sum + whole.length, 0)
  if (read < xml.length) throw new Error(`No XML at ${read}: ${xml.slice(read, read + 40)}`)
  return tokens.map(({ groups }) => groups ?? {})
}

function attributesOf(inside: string): ReadonlyMap<string, string> {
  const pairs = [...inside.matchAll(/(?<key>\w+)="(?<value>[^"]*)"/g)].map(
    ({ groups }) => [groups?.key ?? '', decoded(groups?.value ?? '')] as const,
  )
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error('Doubled attribute')
  return new Map(pairs)
}

function decoded(text: string): string {
  if (text.replaceAll(reference, '').includes('&')) throw new Error(`A bare \`&\` in ${text}`)
  return text
    .replaceAll(/&#(?<code>\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
