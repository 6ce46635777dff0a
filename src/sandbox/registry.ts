/** What a registry holds; a plain value. */
export interface RegistryState {
  /** The tags of each repository. */
  readonly tags: Map<string, Set<string>>
  /** How many of the next reads answer 503. */
  failing: number
}

/**
 * The read side of a container registry with its token service (OCI distribution specification 1.1,
 * "Listing Tags", and the token authentication of the Docker registry): `/v2/`, `/v2/NAME/tags/list`
 * and `/token`.
 */
export interface Registry {
  readonly state: RegistryState
  /** Makes a tag exist, and its repository with it. */
  push(name: string, tag: string): void
  /** The next `n` reads below `/v2/` answer 503. */
  fail(n: number): void
  answer(method: string, url: URL, headers: Headers): Response
}

/** A registry over a state, which it changes in place. */
export function registry(state: RegistryState = { tags: new Map(), failing: 0 }): Registry {
  return {
    state,
    push(name, tag) {
      state.tags.set(name, new Set([...(state.tags.get(name) ?? []), tag]))
    },
    fail(n) {
      state.failing = n
    },
    answer(method, url, headers) {
      if (method !== 'GET') return refusal(405, 'UNSUPPORTED', `${method} is not supported`)
      if (url.pathname === '/token') return token(url)
      if (!url.pathname.startsWith('/v2/')) return refusal(404, 'UNSUPPORTED', 'no such endpoint')
      if (state.failing === 0) return read(state, url, headers)
      state.failing -= 1
      return refusal(503, 'UNAVAILABLE', 'the registry is not available')
    },
  }
}

const apiVersion = { 'docker-distribution-api-version': 'registry/2.0' }

/** Anybody gets a token; it is good for the scopes it was asked for. */
function token(url: URL): Response {
  const scopes = url.searchParams.getAll('scope').join(' ')
  const text = `anonymous.${Buffer.from(scopes).toString('base64url')}`
  return Response.json({ token: text, access_token: text, expires_in: 300 })
}

function read(state: RegistryState, url: URL, headers: Headers): Response {
  const name = /^\/v2\/(?<name>.+)\/tags\/list$/.exec(url.pathname)?.groups?.name
  const scope = name === undefined ? undefined : `repository:${name}:pull`
  if (!isAllowed(headers, scope)) return challenge(url, scope)
  if (name !== undefined) return tagList(state, name, url)
  if (url.pathname === '/v2/') return Response.json({}, { headers: apiVersion })
  return refusal(404, 'UNSUPPORTED', 'no such endpoint')
}

function isAllowed(headers: Headers, scope: string | undefined): boolean {
  const authorization = headers.get('authorization') ?? ''
  const encoded = /^bearer anonymous\.(?<encoded>.*)$/i.exec(authorization)?.groups?.encoded
  if (encoded === undefined) return false
  const scopes = Buffer.from(encoded, 'base64url').toString().split(' ')
  return scope === undefined || scopes.includes(scope)
}

function challenge(url: URL, scope: string | undefined): Response {
  const wanted = scope === undefined ? '' : `,scope="${scope}"`
  const answer = refusal(401, 'UNAUTHORIZED', 'authentication required')
  const realm = `Bearer realm="${url.origin}/token",service="${url.host}"${wanted}`
  answer.headers.set('www-authenticate', realm)
  return answer
}

/** Tags come in the order of their bytes; `n` and `last` page through them. */
function tagList(state: RegistryState, name: string, url: URL): Response {
  const tags = state.tags.get(name)
  if (tags === undefined) return refusal(404, 'NAME_UNKNOWN', `repository ${name} is not known`)
  const last = url.searchParams.get('last') ?? ''
  const size = Number(url.searchParams.get('n') ?? tags.size)
  const after = [...tags].toSorted().filter((tag) => tag > last)
  const page = after.slice(0, size)
  const headers = new Headers(apiVersion)
  if (page.length < after.length && page.length > 0) {
    const next = new URLSearchParams({ n: `${size}`, last: page.at(-1) ?? '' })
    headers.set('link', `</v2/${name}/tags/list?${next}>; rel="next"`)
  }
  return Response.json({ name, tags: page }, { headers })
}

function refusal(status: number, code: string, message: string): Response {
  const body = { errors: [{ code, message, detail: null }] }
  return Response.json(body, { status, headers: apiVersion })
}
