import { createHash } from 'node:crypto'
import { z } from 'zod'
import { OutsideError } from '../../reconcile/outside-error.ts'

/** The app as people sign in through it, and where its GitHub is. */
export interface OAuth {
  readonly clientId: string
  readonly clientSecret: string
  /** Where GitHub sends people back to. */
  readonly callback: string
  /** GitHub's pages and its API, each without a slash at the end. */
  readonly github: string
  readonly apiUrl: string
  readonly fetch: typeof fetch
}

/** Where somebody goes to sign in: the web flow of GitHub Apps, with PKCE. */
export function authorizeUrl(
  { clientId, callback, github }: OAuth,
  { state, verifier }: { readonly state: string; readonly verifier: string },
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    allow_signup: 'false',
  })
  return `${github}/login/oauth/authorize?${query}`
}

/** Whoever signed in, with the token GitHub gave for them. */
export interface SignedIn {
  readonly id: string
  readonly login: string
  readonly token: string
  /** How long the token lasts; `undefined` for as long as nobody revokes it. */
  readonly seconds: number | undefined
}

const patienceMs = 8000

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() })
const person = z.object({ id: z.number(), login: z.string() })

/** Trades the code GitHub sent for a token, and asks whose it is. Throws `OutsideError`. */
export async function signedInBy(
  oauth: OAuth,
  { code, verifier }: { readonly code: string; readonly verifier: string },
): Promise<SignedIn> {
  const { clientId, clientSecret, callback, github, apiUrl } = oauth
  const body = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  })
  const answer = await asked(oauth, `${github}/login/oauth/access_token`, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  })
  const grant = granted.safeParse(answer).data
  if (grant === undefined) throw refused()
  const user = await asked(oauth, `${apiUrl}/user`, {
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${grant.access_token}`,
      'x-github-api-version': '2022-11-28',
    },
  })
  const who = person.safeParse(user).data
  if (who === undefined) throw refused()
  const { access_token: token, expires_in: seconds } = grant
  return { id: String(who.id), login: who.login, token, seconds }
}

function refused(): OutsideError {
  return new OutsideError('Could not sign in: GitHub refused', { retryable: false })
}

/** The cause is left out: it might hold what must not be in a log. */
async function asked(oauth: OAuth, url: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await oauth.fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    return response.ok ? await response.json() : undefined
  } catch {
    throw new OutsideError('Could not sign in: GitHub did not answer', { retryable: true })
  }
}
