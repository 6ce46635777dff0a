/** What goes wrong with a call, and whether it had its effect all the same. */
export interface Fault {
  /** A status to answer, or a connection that breaks. */
  readonly status: number | 'network'
  readonly afterEffect: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly message?: string
}

type Target = string | ((operation: string) => boolean)

/** Faults that wait for their call. */
export interface Faults {
  /** The next call of an operation fails. */
  failNext(target: Target, fault: Fault): void
  /** The n-th call from now fails, whatever it is; 1 is the next. */
  failCall(n: number, fault: Fault): void
  /** The fault of the call that has just come in. */
  of(operation: string): Fault | undefined
}

export function faults(): Faults {
  const waiting: { readonly target: Target; readonly fault: Fault }[] = []
  const byCount = new Map<number, Fault>()
  let count = 0
  return {
    failNext: (target, fault) => {
      waiting.push({ target, fault })
    },
    failCall: (n, fault) => {
      byCount.set(count + n, fault)
    },
    of: (operation) => {
      count += 1
      const place = waiting.findIndex(({ target }) => hits(target, operation))
      const [hit] = place < 0 ? [] : waiting.splice(place, 1)
      return byCount.get(count) ?? hit?.fault
    },
  }
}

function hits(target: Target, operation: string): boolean {
  return typeof target === 'string' ? target === operation : target(operation)
}

/** The three ways GitHub says that there were too many calls. */
export function rateLimitFault(
  kind: 'primary' | 'secondary403' | 'secondary429',
  resetAt: Date,
): Fault {
  if (kind === 'primary') {
    const reset = String(Math.ceil(resetAt.getTime() / 1000))
    return {
      status: 403,
      afterEffect: false,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      message: 'API rate limit exceeded',
    }
  }
  return {
    status: kind === 'secondary403' ? 403 : 429,
    afterEffect: false,
    headers: { 'retry-after': '60' },
    message:
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  }
}
