import { OutsideError } from '../reconcile/outside-error.ts'
import type { Got } from './get-bounded.ts'

const home = 'https://huggingface.co'
const mostRedirects = 3

/**
 * Gets a page and follows the Hub: on its own host, where renamed models and small files are, and from
 * `huggingface.co` to its stores (`*.hf.co`). The token goes to `huggingface.co` alone.
 */
export async function followed(
  get: (url: string, headers: Readonly<Record<string, string>>) => Promise<Got>,
  url: string,
  token: string | undefined,
): Promise<Got> {
  let place = url
  for (let left = mostRedirects; ; left -= 1) {
    const got = await get(place, headersFor(place, token))
    const location = got.headers.get('location')
    if (got.status < 300 || got.status > 399 || location === null) return got
    if (left === 0) throw refusing('it sent us round in circles')
    if (!URL.canParse(location, place)) throw refusing('it sent us to no address')
    const next = new URL(location, place)
    if (!isOfHub(next, new URL(url))) throw refusing('it sent us to another host')
    place = next.href
  }
}

function headersFor(place: string, token: string | undefined): Readonly<Record<string, string>> {
  const isHome = new URL(place).origin === home
  const own = token !== undefined && isHome ? { authorization: `Bearer ${token}` } : {}
  return { accept: 'application/json', ...own }
}

function isOfHub(next: URL, first: URL): boolean {
  if (next.origin === first.origin) return true
  const isStore = next.protocol === 'https:' && next.port === '' && next.hostname.endsWith('.hf.co')
  return first.origin === home && (isStore || next.origin === home)
}

function refusing(message: string): OutsideError {
  return new OutsideError(message, { retryable: false })
}
