import { randomToken } from '../auth/random-token.ts'
import { userNamed } from '../state/lookup.ts'
import type { App, User } from '../state/people.ts'
import { secondsOf, type World } from '../world.ts'

const codeMs = 10 * 60_000

/**
 * Asks who one is, since nobody is signed in to a sandbox, and sends that person back with a code.
 * GitHub takes the name from its own session; here it comes as `login`.
 */
export function authorize(world: World, url: URL): Response {
  const query = url.searchParams
  const app = appWith(world, query.get('client_id'))
  const back = app === undefined ? undefined : redirectFor(app, query.get('redirect_uri'))
  if (app === undefined || back === undefined) return new Response('Not Found\n', { status: 404 })
  const method = query.get('code_challenge_method')
  if (query.has('code_challenge') && method !== 'S256') {
    return new Response('code_challenge_method has to be S256\n', { status: 400 })
  }
  const login = query.get('login')
  if (login === null) return choice(world, app, url)
  const user = userNamed(world.state, login)
  if (user?.kind !== 'User') return new Response('Not Found\n', { status: 404 })
  back.searchParams.set('code', grant(world, app, { user, query }))
  back.searchParams.set('state', query.get('state') ?? '')
  return new Response(null, { status: 302, headers: { location: back.href } })
}

export function appWith(world: World, clientId: string | null): App | undefined {
  const apps = world.state.apps.values()
  return apps.find(({ signIn }) => signIn !== undefined && signIn.clientId === clientId)
}

/** The address that was registered, or one below it; on the very machine any port will do, as GitHub has it. */
function redirectFor({ signIn }: App, asked: string | null): URL | undefined {
  if (signIn === undefined) return undefined
  const registered = new URL(signIn.callbackUrl)
  const url = asked === null ? registered : URL.parse(asked)
  const isBelow = url?.pathname.startsWith(registered.pathname) === true
  if (url === null || !isBelow || url.protocol !== registered.protocol) return undefined
  const isLoopback = registered.hostname === '127.0.0.1' && url.hostname === '127.0.0.1'
  return isLoopback || url.host === registered.host ? url : undefined
}

function grant(
  world: World,
  app: App,
  { user, query }: { readonly user: User; readonly query: URLSearchParams },
): string {
  const code = randomToken(world.nextId()).slice(0, 20)
  world.state.grants.set(code, {
    code,
    appId: app.id,
    userId: user.id,
    redirectUri: query.get('redirect_uri') ?? app.signIn?.callbackUrl ?? '',
    challenge: query.get('code_challenge') ?? undefined,
    expiresAt: secondsOf(new Date(world.clock.now().getTime() + codeMs)),
  })
  return code
}

/** A page to choose on; names hold letters, digits and dashes only. */
function choice(world: World, app: App, url: URL): Response {
  const people = [...world.state.users.values()].filter(({ kind }) => kind === 'User')
  const links = people.map(({ login }) => {
    const query = new URLSearchParams(url.searchParams)
    query.set('login', login)
    const href = `${url.pathname}?${query}`.replaceAll('&', '&amp;')
    return `<li><a href="${href}">${login}</a></li>`
  })
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title><link rel="icon" href="data:,">
<h1>Sign in to ${app.slug}</h1><p>This GitHub is a sandbox: choose who you are.</p>
<ul>${links.join('')}</ul></html>\n`
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
