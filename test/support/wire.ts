/** What may happen to a call: it is refused, the connection breaks, or it has its effect and the answer is lost. */
export type Mishap = 'refused' | 'broken' | 'lost'

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
      if (fault.mishap === 'lost') await reach(request)
      if (fault.mishap === 'refused')
        return Response.json({ message: 'Server Error' }, { status: 502 })
      throw new TypeError('fetch failed')
    },
  }
}
