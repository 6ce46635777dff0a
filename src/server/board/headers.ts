import { createHash } from 'node:crypto'
import type { Context } from 'hono'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const always = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Our own forms say where they are from, and no other site hears of it.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/** Puts the headers on an answer that keep it from doing harm, whatever is in it. */
export function secure(context: Context, isSecure: boolean): void {
  for (const [name, value] of Object.entries(always)) context.header(name, value)
  if (isSecure) context.header('strict-transport-security', 'max-age=31536000')
}

/**
 * Answers with a page. What only one viewer may see is stored nowhere; the rest may be, but is asked
 * for again each time, so that a repository that was made private is gone at once.
 */
export function answerPage(
  context: Context,
  text: string,
  { status = 200, isPersonal }: { readonly status?: 200 | 403 | 404; readonly isPersonal: boolean },
): Response {
  context.header('vary', 'Cookie')
  context.header('content-type', 'text/html; charset=utf-8')
  if (isPersonal || status !== 200) {
    context.header('cache-control', 'private, no-store')
    return context.body(text, status)
  }
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  context.header('cache-control', 'no-cache')
  context.header('etag', tag)
  return context.req.header('if-none-match') === tag ? context.body(null, 304) : context.body(text)
}
