import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

const form = /^sha256=(?<hex>[0-9a-f]{64})$/

/**
 * Says whether a body was signed with one of the secrets: HMAC-SHA256 over the raw bytes, as in
 * `X-Hub-Signature-256`. Several secrets are in force while one is being replaced by another.
 */
export function signatureVerifier(
  secrets: readonly string[],
): (body: Buffer, signature: string) => boolean {
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'))
  return (body, signature) => {
    const hex = form.exec(signature)?.groups?.hex
    if (hex === undefined) return false
    const claimed = Buffer.from(hex, 'hex')
    return keys.some((key) =>
      timingSafeEqual(createHmac('sha256', key).update(body).digest(), claimed),
    )
  }
}
