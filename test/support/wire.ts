/**
 * What may happen to a call. It is refused: with 502, with 404 though it is there, or as one too many.
 * Or the connection breaks before it arrives. Or it has its effect, and the answer is lost, comes too
 * late, or breaks off in its middle.
 */
export const mishaps = [
  'refused',
  'not found',
  'limited',
  'broken',
  'lost',
  'too late',
  'broken off',
] as const
export type Mishap = (typeof mishaps)[number]

/** The wire between one service and GitHub. */
export interface Wire {
  readonly fetch: typeof fetch
  /** Every call so far, as `POST /repos/kaito-project/kaito/labels`. */
  readonly calls: readonly string[]
  /** Lets the n-th call fail, counted from 1. */
  failAt(n: number, mishap: Mishap): void
  /** Lets every call fail from now on, or none. */
  cut(isCut: boolean): void
  /** Whether that call has been made. */
  hasFailed(): boolean
}

export function wireTo(reach: typeof fetch): Wire {
  const calls: string[] = []
  let isCut = false
  let fault: { readonly n: number; readonly mishap: Mishap } | undefined

  return {
    calls,
    failAt: (n, mishap) => {
      fault = { n, mishap }
    },
    cut: (given) => {
      isCut = given
    },
    hasFailed() {
      return fault !== undefined && calls.length >= fault.n
    },
    fetch: async (input, init) => {
      const request = new Request(input, init)
      calls.push(`${request.method} ${new URL(request.url).pathname}`)
      if (isCut) throw new TypeError('fetch failed')
      if (fault?.n !== calls.length) return await reach(request)
      return await befall(fault.mishap, () => reach(request))
    },
  }
}

async function befall(mishap: Mishap, reach: () => Promise<Response>): Promise<Response> {
  switch (mishap) {
    case 'refused':
      return Response.json({ message: 'Server Error' }, { status: 502 })
    case 'not found':
      return Response.json({ message: 'Not Found' }, { status: 404 })
    case 'limited':
      return Response.json(
        { message: 'You have exceeded a secondary rate limit' },
        { status: 403, headers: { 'retry-after': '30' } },
      )
    case 'broken':
      throw new TypeError('fetch failed')
    case 'lost':
      await reach()
      throw new TypeError('fetch failed')
    case 'too late':
      await reach()
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    case 'broken off':
      return brokenOff(await reach())
  }
}

/** The head of an answer has arrived, and its body never does. */
function brokenOff({ status, headers, url }: Response): Response {
  const body = new ReadableStream({
    start: (stream) => stream.error(new TypeError('terminated')),
  })
  const answer = new Response(status === 204 ? null : body, { status, headers })
  return Object.defineProperty(answer, 'url', { value: url })
}
