import type { Got } from './get-bounded.ts'

/**
 * Why the Hub gives no answer, in words. Without a token a missing model, a private one and a gated one
 * answer alike, so none of them is said to be missing (`huggingface_hub`, `_http.py`).
 */
export function refusalOf(
  { status, headers }: Pick<Got, 'status' | 'headers'>,
  asked: { readonly id: string; readonly revision?: string; readonly token?: string },
): string {
  const code = headers.get('x-error-code') ?? ''
  const message = headers.get('x-error-message') ?? ''
  if (/disabled/i.test(message)) return `the Hub has disabled ${asked.id}`
  switch (code) {
    case 'GatedRepo':
      return `${asked.id} is gated: it needs the token of somebody who accepted its terms`
    case 'RevisionNotFound':
      return `${asked.id} has no commit ${asked.revision ?? ''}`.trimEnd()
    case 'EntryNotFound':
      return `the file is missing in ${asked.id} at this commit`
    default:
      return withoutCode(status, asked)
  }
}

function withoutCode(
  status: number,
  { id, token }: { readonly id: string; readonly token?: string },
): string {
  const isHidden = status === 401 || status === 403 || status === 404
  if (isHidden && token === undefined)
    return `${id} is missing, private or gated; without a token there is no telling which`
  return isHidden ? `${id} was not found, or is private` : `the Hub answered ${status} about ${id}`
}
