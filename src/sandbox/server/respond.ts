import { createHash } from 'node:crypto'
import { Moved, type Problem } from '../problem.ts'
import type { Answer } from '../rest/operation.ts'
import { secondsOf, type World } from '../world.ts'
import type { Asked } from './asked.ts'
import type { Contracts } from './contracts.ts'
import { pageOf } from './page.ts'

type Headers = Record<string, string>

/** Makes an answer whole by GitHub's description, holds it against that, and sends it. */
export async function respond(
  world: World,
  { rest, violated }: Contracts,
  { asked, answer }: { readonly asked: Asked; readonly answer: Answer },
): Promise<Response> {
  if (answer.kind === 'raw') {
    return conditional(world, asked, new Uint8Array(answer.body), { 'content-type': answer.type })
  }
  const operation = asked.name
  const status = answer.kind === 'rows' ? 200 : answer.status
  const page = answer.kind === 'rows' ? await pageOf(answer, asked.url) : undefined
  const partial = answer.kind === 'rows' ? page?.body : answer.body
  if (partial === undefined) return new Response(null, { status, headers: common(world) })
  const body = rest.fill(operation, status, partial)
  for (const text of rest.checkAnswer(operation, status, body)) {
    violated(`answer ${operation} ${status}: ${text}`)
  }
  const headers: Headers = page?.link === undefined ? {} : { link: page.link }
  return status === 200 && asked.kind === 'read'
    ? conditional(world, asked, JSON.stringify(body), { ...headers, ...json })
    : new Response(JSON.stringify(body), { status, headers: { ...common(world), ...json } })
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** An ETag belongs to the token that got it as much as to the body. */
function conditional(
  world: World,
  { headers: sent }: Asked,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Headers,
): Response {
  const hash = createHash('sha256')
    .update(sent.get('authorization') ?? '')
    .update(body)
  const etag = `W/"${hash.digest('hex')}"`
  const all = {
    ...common(world),
    ...headers,
    etag,
    'cache-control': 'private, max-age=60, s-maxage=60',
  }
  const isKnown = sent.get('if-none-match') === etag
  return isKnown
    ? new Response(null, { status: 304, headers: all })
    : new Response(body, { headers: all })
}

/** The answer to what cannot be done. */
export function refuse(world: World, problem: Problem): Response {
  const body = {
    message: problem.message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(problem.status),
    ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
    ...(problem instanceof Moved ? { url: problem.location } : {}),
  }
  const location = problem instanceof Moved ? { location: problem.location } : {}
  const headers = { ...common(world), ...json, ...location }
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}

/** What every answer carries. */
export function common(world: World): Headers {
  const now = world.clock.now()
  return {
    date: now.toUTCString(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': `SANDBOX:${secondsOf(now)}`,
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(Math.floor(now.getTime() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
  }
}
