import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { type Seal, sealWith } from './seal.ts'

/** Somebody who signed in. The token is GitHub's for this person; it leaves the service sealed only. */
export interface Session {
  readonly id: string
  readonly login: string
  readonly token: string
  /** Goes into every form and has to come back. */
  readonly formToken: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** A sign-in under way. */
export interface SigningIn {
  readonly state: string
  /** The secret half of PKCE. */
  readonly verifier: string
  /** Where to go afterwards: a path of the board. */
  readonly back: string
  readonly until: number
}

/** The cookies of the board: nothing is kept of them here. */
export interface Sessions {
  current(context: Context): Session | undefined
  start(context: Context, session: Session): void
  end(context: Context): void
  signingIn(context: Context): SigningIn | undefined
  startSigningIn(context: Context, signingIn: SigningIn): void
}

const sessionSchema = z.object({
  id: z.string(),
  login: z.string(),
  token: z.string(),
  formToken: z.string(),
  until: z.number(),
})

const signingInSchema = z.object({
  state: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
})

/** Sessions in sealed cookies: for this site only, out of reach of scripts, over HTTPS where the board has it. */
export function sessionsIn(
  { secret, isSecure }: { readonly secret: string; readonly isSecure: boolean },
  now: () => Date,
): Sessions {
  const seal = sealWith(secret)
  const prefix = isSecure ? '__Host-' : ''
  const names = { session: `${prefix}usher`, 'sign-in': `${prefix}usher-sign-in` }
  const attributes = { httpOnly: true, secure: isSecure, sameSite: 'Lax', path: '/' } as const

  const read = <T extends { readonly until: number }>(
    context: Context,
    purpose: keyof typeof names,
    schema: z.ZodType<T>,
  ): T | undefined => {
    const value = opened(seal, purpose, getCookie(context, names[purpose]))
    const parsed = schema.safeParse(value).data
    return parsed !== undefined && parsed.until > now().getTime() ? parsed : undefined
  }
  const write = (
    context: Context,
    purpose: keyof typeof names,
    value: { readonly until: number },
  ): void => {
    const maxAge = Math.max(1, Math.floor((value.until - now().getTime()) / 1000))
    setCookie(context, names[purpose], seal.close(purpose, value), { ...attributes, maxAge })
  }
  return {
    current: (context) => read(context, 'session', sessionSchema),
    start(context, session) {
      deleteCookie(context, names['sign-in'], attributes)
      write(context, 'session', session)
    },
    end: (context) => void deleteCookie(context, names.session, attributes),
    signingIn: (context) => read(context, 'sign-in', signingInSchema),
    startSigningIn: (context, value) => write(context, 'sign-in', value),
  }
}

function opened(seal: Seal, purpose: string, sealed: string | undefined): unknown {
  return sealed === undefined ? undefined : seal.open(purpose, sealed)
}

/** A word nobody can guess. */
export function secretWord(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether two words are the same, told in the same time whether they are or not. */
export function isSameWord(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
