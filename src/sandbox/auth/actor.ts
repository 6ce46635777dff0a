import { Problem } from '../problem.ts'
import { userOf } from '../state/lookup.ts'
import type { App, Installation, InstallationToken, User } from '../state/people.ts'
import type { UserToken } from '../state/sign-ins.ts'
import type { State } from '../state/state.ts'
import { appOfJsonWebToken } from './json-web-token.ts'

/** Who sent a request. An app is itself by its JWT and its bot by an installation token. */
export type Actor =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'person'
      readonly user: User
      /** The app that acts for them, where one does. */
      readonly through?: App
    }
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'installation'
      readonly app: App
      readonly installation: Installation
      readonly token: InstallationToken
      readonly user: User
    }

/** Reads the authorization header; a token that nobody has throws a 401. */
export function actorOf(state: State, authorization: string | null, now: Date): Actor {
  const token = tokenOf(authorization)
  if (token === undefined) return { kind: 'nobody' }
  const given = state.tokens.get(token)
  if (given !== undefined) return installationOf(state, given, now)
  const signedIn = state.userTokens.get(token)
  if (signedIn !== undefined) return throughApp(state, signedIn, now)
  const person = state.users.values().find((user) => user.token === token && token !== '')
  if (person !== undefined) return { kind: 'person', user: person }
  if (token.split('.').length !== 3) throw new Problem(401, 'Bad credentials')
  return { kind: 'app', app: appOfJsonWebToken(token, state.apps.values()) }
}

function tokenOf(authorization: string | null): string | undefined {
  const [scheme = '', value] = (authorization ?? '').split(' ')
  if (value === undefined) return undefined
  if (scheme.toLowerCase() !== 'basic') return value
  return Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':')
}

function throughApp(state: State, { userId, appId, expiresAt }: UserToken, now: Date): Actor {
  const through = state.apps.get(appId)
  const isGone = Date.parse(expiresAt) <= now.getTime()
  if (through === undefined || isGone) throw new Problem(401, 'Bad credentials')
  return { kind: 'person', user: userOf(state, userId), through }
}

function installationOf(state: State, token: InstallationToken, now: Date): Actor {
  const installation = state.installations.get(token.installationId)
  const app = installation === undefined ? undefined : state.apps.get(installation.appId)
  const isGone = Date.parse(token.expiresAt) <= now.getTime()
  if (installation === undefined || app === undefined || isGone) {
    throw new Problem(401, 'Bad credentials')
  }
  if (installation.suspendedAt !== undefined)
    throw new Problem(403, 'This installation has been suspended')
  return { kind: 'installation', app, installation, token, user: userOf(state, app.botId) }
}

/** The name an actor goes by in logs. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'nobody') return 'nobody'
  return actor.kind === 'app' ? actor.app.slug : actor.user.login
}
