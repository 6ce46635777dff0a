/** Follows redirects as `fetch` does, unless the request wants to see them. */
export async function followRedirects(
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { method, headers, redirect } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? await request.clone().arrayBuffer() : null
  let current = request
  for (let hops = 0; hops < 20; hops += 1) {
    const response = await answer(current)
    const location = response.headers.get('location')
    if (location === null || redirect === 'manual') return addressed(response, current.url)
    current = new Request(location, { method, headers, body })
  }
  throw new TypeError('fetch failed', { cause: new Error('redirect count exceeded') })
}

/** A response that was made, not fetched, has no address; clients that page read it. */
function addressed(response: Response, url: string): Response {
  return Object.defineProperty(response, 'url', { value: url })
}
