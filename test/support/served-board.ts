import { onTestFinished } from 'vitest'
import { boardListener } from '../../src/server/board/listener.ts'
import type { BoardSettings } from '../../src/server/board-settings.ts'
import { startServer } from '../../src/server/server.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { cardLike, repositoryLike } from './board-cards.ts'
import { recordedLog } from './recorded-log.ts'

/** A board that is served, with a public repository (5) and a private one (6), each with a proposal. */
export interface ServedBoard {
  readonly store: Store
  readonly url: string
  /** What was asked of GitHub. */
  readonly asked: readonly string[]
  /** Lets time pass. */
  pass(minutes: number): void
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>
  /** Signs somebody in and answers the cookie. */
  signIn(login: string): Promise<string>
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

export const origin = 'http://board.example'

export interface Wish {
  readonly settings?: Partial<BoardSettings>
  /** How GitHub answers whoever asks for the private repository. */
  readonly repository?: () => Response
}

const people: Readonly<Record<string, number>> = { ada: 2, mallory: 3 }

export async function servedBoard({ settings, repository }: Wish = {}): Promise<ServedBoard> {
  let ms = Date.parse('2026-03-01T12:00:00Z')
  const store = await openSqlite(':memory:', { now: () => ms })
  for (const [id, name] of [
    ['5', 'kaito'],
    ['6', 'hidden-garden'],
  ] as const) {
    await store.noteRepository(repositoryLike({ id, name, isPrivate: id === '6' }))
    await store.keepCard(cardLike({ repository: id }), [])
  }
  const asked: string[] = []
  const board = boardListener({
    settings: {
      signIn: {
        clientId: 'Iv1',
        clientSecret: 'client-secret',
        sessionSecret: 'a-session-secret-of-at-least-32-characters',
        publicUrl: origin,
      },
      operators: ['ada'],
      proxies: 0,
      ...settings,
    },
    store,
    apiUrl: 'https://api.github.example',
    fetch: async (input, init) => answerAs(new Request(input, init), { asked, repository }),
    now: () => new Date(ms),
    log: recordedLog(),
    budgets: () => [],
    nudge: () => undefined,
  })
  const server = await startServer({
    ...{ host: 'localhost', port: 0, store, board, log: recordedLog() },
    receive: async () => undefined,
  })
  onTestFinished(async () => {
    await server.close()
    await store.close()
  })
  const url = `http://localhost:${server.port}`
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, { redirect: 'manual', ...init })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  return {
    store,
    url,
    asked,
    pass: (minutes) => {
      ms += minutes * 60_000
    },
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    async signIn(login) {
      const begun = await ask('/-/sign-in', {})
      const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
      const query = new URLSearchParams({ code: login, state })
      const done = await ask(`/-/callback?${query}`, { headers: { cookie: cookieIn(begun) } })
      return cookieIn(done)
    },
  }
}

/** The cookies an answer sets, as the next request sends them. */
export function cookieIn({ headers }: Answer): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ')
}

/** A GitHub whose codes and tokens are the logins of those they are for. */
async function answerAs(
  request: Request,
  { asked, repository }: { readonly asked: string[]; readonly repository: Wish['repository'] },
): Promise<Response> {
  const { pathname } = new URL(request.url)
  const token = request.headers.get('authorization')?.replace('Bearer token-of-', '') ?? ''
  asked.push(`${request.method} ${pathname}${token === '' ? '' : ` as ${token}`}`)
  if (pathname === '/login/oauth/access_token') {
    const code = new URLSearchParams(await request.text()).get('code') ?? ''
    const isSomebody = people[code] !== undefined
    return Response.json(isSomebody ? { access_token: `token-of-${code}` } : { error: 'bad' })
  }
  if (pathname === '/user') return Response.json({ id: people[token], login: token })
  if (repository !== undefined) return repository()
  return token === 'ada' ? Response.json({ id: 6 }) : Response.json({}, { status: 404 })
}
