import { z } from 'zod'
import { type Got, getBounded } from './get-bounded.ts'

/** An image and the exact tag that is looked for. */
export interface TagAsked {
  /** For example `mcr.microsoft.com/aks/kaito/kaito-phi-4`; without a host it is Docker Hub's. */
  readonly image: string
  readonly tag: string
  /** Asked instead of the registry in the image's name (`USHER_REGISTRY_URL`). */
  readonly baseUrl?: string
  readonly fetch: typeof fetch
}

type Answer = 'present' | 'absent' | 'unknown'

const tags = z.object({ tags: z.array(z.string()).nullable() })
const mostPages = 50
const longestMs = 15_000

/**
 * Whether a registry has an image with exactly this tag, by the tag list of the OCI distribution API
 * (opencontainers/distribution-spec, "Content Discovery"). A registry that does not know the image
 * says absent; one that does not answer within 15 s, or not as it should, says nothing: `unknown`.
 * Never throws.
 */
export async function imageTag(asked: TagAsked): Promise<Answer> {
  const place = placeOf(asked)
  if (place === undefined) return 'unknown'
  const search = { ...asked, ...place, signal: AbortSignal.timeout(longestMs) }
  const first = `${place.base}/v2/${place.name}/tags/list?n=1000`
  try {
    return await searchFrom(readerOf(search), asked.tag, { url: first, left: mostPages })
  } catch {
    return 'unknown'
  }
}

interface Search extends TagAsked {
  readonly base: string
  readonly name: string
  readonly signal: AbortSignal
}
type Reader = (url: string) => Promise<Got>

async function searchFrom(
  read: Reader,
  tag: string,
  { url, left }: { readonly url: string; readonly left: number },
): Promise<Answer> {
  const answer = await read(url)
  if (answer.status === 404) return 'absent'
  if (answer.status !== 200 || left === 0) return 'unknown'
  if ((tags.parse(JSON.parse(answer.text)).tags ?? []).includes(tag)) return 'present'
  const next = nextOf(answer, url)
  return next === undefined ? 'absent' : await searchFrom(read, tag, { url: next, left: left - 1 })
}

/** Reads pages, with a token from the moment the registry asks for one. */
function readerOf(search: Search): Reader {
  let token: string | undefined
  const get = async (url: string): Promise<Got> => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return await getFrom(search, url, authorization)
  }
  return async (url) => {
    const answer = await get(url)
    if (answer.status !== 401 || token !== undefined) return answer
    token = await tokenFor(search, answer.headers.get('www-authenticate') ?? '')
    return token === undefined ? answer : await get(url)
  }
}

async function getFrom(
  { fetch, signal }: Search,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Got> {
  return await getBounded(fetch, url, {
    headers: { accept: 'application/json', ...headers },
    signal,
  })
}

const tokenAnswer = z.object({ token: z.string().optional(), access_token: z.string().optional() })

/** Gets an anonymous pull token where the registry says that one is to be had. */
async function tokenFor(search: Search, challenge: string): Promise<string | undefined> {
  const realm = parameterOf(challenge, 'realm') ?? ''
  if (!/^bearer /i.test(challenge) || !isTrusted(realm, search.base)) return undefined
  const url = new URL(realm)
  const service = parameterOf(challenge, 'service')
  if (service !== undefined) url.searchParams.set('service', service)
  const scope = parameterOf(challenge, 'scope') ?? `repository:${search.name}:pull`
  url.searchParams.set('scope', scope)
  const answer = await getFrom(search, url.href, {})
  if (answer.status !== 200) return undefined
  const { token, access_token } = tokenAnswer.parse(JSON.parse(answer.text))
  return token ?? access_token
}

/** A registry may send us elsewhere for a token, but not out of TLS. */
function isTrusted(realm: string, base: string): boolean {
  if (!URL.canParse(realm)) return false
  const { protocol, origin } = new URL(realm)
  return protocol === 'https:' || origin === new URL(base).origin
}

function parameterOf(challenge: string, name: string): string | undefined {
  return new RegExp(`[ ,]${name}="(?<value>[^"]*)"`, 'i').exec(challenge)?.groups?.value
}

/** The next page, which a registry may only name on its own host. */
function nextOf({ headers }: Got, url: string): string | undefined {
  const link = /<(?<target>[^>]+)>;\s*rel="?next"?/i.exec(headers.get('link') ?? '')
  const target = link?.groups?.target
  if (target === undefined) return undefined
  const next = new URL(target, url)
  return next.origin === new URL(url).origin ? next.href : undefined
}

const namePattern = /^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/

function placeOf({
  image,
  baseUrl,
}: TagAsked): { readonly base: string; readonly name: string } | undefined {
  const slash = image.indexOf('/')
  const host = image.slice(0, Math.max(0, slash))
  const hasHost = /[.:]/.test(host) || host === 'localhost'
  const bare = hasHost ? image.slice(slash + 1) : image
  const name = hasHost || bare.includes('/') ? bare : `library/${bare}`
  if (!namePattern.test(name)) return undefined
  const base = baseUrl ?? `https://${hasHost ? host : 'registry-1.docker.io'}`
  return { base: base.replace(/\/+$/, ''), name }
}
