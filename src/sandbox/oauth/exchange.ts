import { createHash } from 'node:crypto'
import { randomToken } from '../auth/random-token.ts'
import type { App } from '../state/people.ts'
import type { Grant } from '../state/sign-ins.ts'
import { secondsOf, type World } from '../world.ts'
import { appWith } from './authorize.ts'

const tokenSeconds = 28_800

/** Trades a code for a token. What is wrong with it is said with status 200, as GitHub does. */
export function exchange(world: World, form: URLSearchParams): Response {
  const app = appWith(world, form.get('client_id'))
  if (app === undefined || app.signIn?.clientSecret !== form.get('client_secret')) {
    return Response.json({ error: 'incorrect_client_credentials' })
  }
  const code = form.get('code') ?? ''
  const grant = world.state.grants.get(code)
  world.state.grants.delete(code)
  if (grant === undefined || !isGood(world, app, { grant, form })) {
    return Response.json({ error: 'bad_verification_code' })
  }
  if (form.has('redirect_uri') && form.get('redirect_uri') !== grant.redirectUri) {
    return Response.json({ error: 'redirect_uri_mismatch' })
  }
  const token = `ghu_${randomToken(world.nextId())}`
  const expiresAt = secondsOf(new Date(world.clock.now().getTime() + tokenSeconds * 1000))
  world.state.userTokens.set(token, { token, appId: app.id, userId: grant.userId, expiresAt })
  const common = { access_token: token, token_type: 'bearer', scope: '' }
  return Response.json({ ...common, expires_in: tokenSeconds })
}

interface Asked {
  readonly grant: Grant
  readonly form: URLSearchParams
}

/** Whether the code is this app's, still good, and traded by whoever asked for it. */
function isGood(world: World, app: App, { grant, form }: Asked): boolean {
  const isFresh = Date.parse(grant.expiresAt) > world.clock.now().getTime()
  const verifier = form.get('code_verifier') ?? ''
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const isProven = grant.challenge === undefined || grant.challenge === challenge
  return grant.appId === app.id && isFresh && isProven
}
