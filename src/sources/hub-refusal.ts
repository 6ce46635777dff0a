import type { Got } from './get-bounded.ts'

/** The Hub's answer that there is none, for reasons trying again does not change. */
export interface Refused {
  readonly kind: 'refused'
  readonly why: 'no-such-commit' | 'no-such-file' | 'gated' | 'disabled' | 'hidden' | 'other'
  /** A fragment for people. */
  readonly reason: string
}

/** What the Hub said: JSON yet to be read, or why it gives none. */
export type HubAnswer = { readonly kind: 'answer'; readonly json: unknown } | Refused

/** A refusal that has no kind of its own. */
export function refused(reason: string, why: Refused['why'] = 'other'): Refused {
  return { kind: 'refused', why, reason }
}

/**
 * Why the Hub gives no answer, in words. Without a token a missing model, a private one and a gated one
 * answer alike, so none of them is said to be missing (`huggingface_hub`, `_http.py`).
 */
export function refusalOf(
  { status, headers }: Pick<Got, 'status' | 'headers'>,
  asked: { readonly id: string; readonly revision?: string; readonly token?: string },
): Refused {
  const code = headers.get('x-error-code') ?? ''
  const message = headers.get('x-error-message') ?? ''
  if (/disabled/i.test(message)) return refused(`the Hub has disabled ${asked.id}`, 'disabled')
  switch (code) {
    case 'GatedRepo':
      return refused(
        `${asked.id} is gated: it needs the token of somebody who accepted its terms`,
        'gated',
      )
    case 'RevisionNotFound':
      return refused(
        `${asked.id} has no commit ${asked.revision ?? ''}`.trimEnd(),
        'no-such-commit',
      )
    case 'EntryNotFound':
      return refused(`the file is missing in ${asked.id} at this commit`, 'no-such-file')
    default:
      return withoutCode(status, asked)
  }
}

function withoutCode(
  status: number,
  { id, token }: { readonly id: string; readonly token?: string },
): Refused {
  const isHidden = status === 401 || status === 403 || status === 404
  if (!isHidden) return refused(`the Hub answered ${status} about ${id}`)
  if (token !== undefined) return refused(`${id} was not found, or is private`, 'hidden')
  const reason = `${id} is missing, private or gated; without a token there is no telling which`
  return refused(reason, 'hidden')
}
