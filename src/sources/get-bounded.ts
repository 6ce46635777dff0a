import { OutsideError } from '../reconcile/outside-error.ts'

/** An answer that was read to its end. */
export interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const mostBytes = 4_000_000

/** Gets a page of at most 4 MB; throws when it is larger, or when `signal` says that it takes too long. Redirects are answers, not followed. */
export async function getBounded(
  get: typeof fetch,
  url: string,
  wish: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<Got> {
  const response = await get(url, { ...wish, redirect: 'manual' })
  const { status, headers, body } = response
  if (Number(headers.get('content-length') ?? 0) > mostBytes) {
    await body?.cancel()
    throw tooLong()
  }
  return { status, headers, text: body === null ? '' : await textOf(body) }
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > mostBytes) throw tooLong()
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function tooLong(): OutsideError {
  return new OutsideError('The answer is too long', { retryable: false })
}
