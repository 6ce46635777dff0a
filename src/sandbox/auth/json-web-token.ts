import { verify } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { App } from '../state/people.ts'

const header = z.object({ alg: z.literal('RS256') })
const claims = z.object({
  iss: z.union([z.string(), z.number()]),
  iat: z.number(),
  exp: z.number(),
})

const lifetimeSeconds = 600
const driftSeconds = 60

/**
 * The app that signed a JWT (RS256), by its public key.
 *
 * Times are held against the wall clock, because the signer has no other. Throws GitHub's 401.
 */
export function appOfJsonWebToken(token: string, apps: Iterable<App>): App {
  const [head = '', body = '', signature = ''] = token.split('.')
  const claimed = claims.safeParse(decoded(body))
  if (!header.safeParse(decoded(head)).success || !claimed.success) throw undecodable()
  const { iss, iat, exp } = claimed.data
  const app = [...apps].find((one) => String(one.id) === String(iss) || `Iv1.${one.id}` === iss)
  const signed = Buffer.from(`${head}.${body}`)
  const isTrue = app !== undefined && isSigned(signed, app.publicKey, signature)
  if (!isTrue) throw undecodable()
  checkTimes(iat, exp)
  return app
}

function checkTimes(iat: number, exp: number): void {
  const now = Date.now() / 1000
  if (exp < now || exp > now + lifetimeSeconds + driftSeconds) {
    throw new Problem(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  }
  if (iat > now + driftSeconds) {
    throw new Problem(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  }
}

function isSigned(signed: Buffer, publicKey: string, signature: string): boolean {
  return verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function undecodable(): Problem {
  return new Problem(401, 'A JSON web token could not be decoded')
}
