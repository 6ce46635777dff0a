import type { World } from '../world.ts'
import { authorize } from './authorize.ts'
import { exchange } from './exchange.ts'

const authorizePath = '/login/oauth/authorize'
const exchangePath = '/login/oauth/access_token'

/** Whether a path is of signing in with an app, which is on GitHub's pages and not in its API. */
export function isOAuth(path: string): boolean {
  return path === authorizePath || path === exchangePath
}

/** The web flow of GitHub Apps: somebody says yes on a page, and the app trades the code for a token. */
export async function answerOAuth(world: World, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname === authorizePath && request.method === 'GET') return authorize(world, url)
  if (url.pathname === exchangePath && request.method === 'POST') {
    return exchange(world, new URLSearchParams(await request.text()))
  }
  return new Response('Not Found\n', { status: 404 })
}
