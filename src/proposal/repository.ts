/** What a `Download site` cell points at. */
export interface Download {
  readonly repository: string
  /** The address of the repository, rebuilt from its name: never the text as given. */
  readonly url: string
}

const part = /^(?!.*(?:--|\.\.))[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9])?$/

/** The repositories of the model hub a text names by their addresses, each once, in order. */
export function downloadsOf(markdown: string): readonly Download[] {
  const found = addressesIn(markdown).flatMap((address) => downloadOf(address) ?? [])
  return [
    ...new Map(found.map((download) => [download.repository.toLowerCase(), download])).values(),
  ]
}

/** The web addresses in a piece of Markdown: bare, in `<…>`, or as the target of a link. */
export function addressesIn(markdown: string): readonly string[] {
  const found = [...markdown.matchAll(/https?:\/\/[^\s()<>[\]"'`|]+/gi)]
  return found.map((match) => match[0].replace(/[.,;:!?]+$/, ''))
}

/** Only `https://huggingface.co/<org>/<name>`, with or without `/tree/<branch>`; anything else is refused. */
function downloadOf(address: string): Download | undefined {
  const url = URL.parse(address)
  if (url === null) return undefined
  const plain = url.username === '' && url.password === '' && url.port === ''
  const onHub = url.protocol === 'https:' && /^(?:www\.)?huggingface\.co$/.test(url.hostname)
  if (!plain || !onHub) return undefined
  const [owner = '', name = '', ...rest] = url.pathname.split('/').slice(1)
  const tail = rest.filter((segment) => segment !== '')
  const known = tail.length === 0 || tail[0] === 'tree'
  const reserved = /^(?:datasets|spaces|docs|models|papers|collections|api|blog)$/.test(owner)
  if (!known || reserved || !part.test(owner) || !part.test(name)) return undefined
  return { repository: `${owner}/${name}`, url: `https://huggingface.co/${owner}/${name}` }
}

/** A place in a repository of the model hub: `ref` is the branch, tag or commit its address names. */
export interface HubPlace {
  readonly repository: string
  readonly ref: string | undefined
}

/** The places on the model hub a text links to, whatever they show of the repository. */
export function hubPlacesOf(markdown: string): readonly HubPlace[] {
  return addressesIn(markdown).flatMap((address) => {
    const groups =
      /^https:\/\/(?:www\.)?huggingface\.co\/(?<owner>[^/?#]+)\/(?<name>[^/?#]+)(?:\/(?:tree|commit|blob|resolve|raw)\/(?<ref>[^/?#]+))?/i.exec(
        address,
      )?.groups
    const { owner = '', name = '', ref } = groups ?? {}
    return part.test(owner) && part.test(name) ? [{ repository: `${owner}/${name}`, ref }] : []
  })
}
