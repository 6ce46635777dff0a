import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { signInPath, signOutPath } from '../../dashboard/layout.ts'
import { problemPage } from '../../dashboard/problem-page.ts'
import { OutsideError } from '../../reconcile/outside-error.ts'
import { githubOf } from './board-options.ts'
import { callbackPath } from './callback-path.ts'
import { answerPage } from './headers.ts'
import { authorizeUrl, type OAuth, signedInBy } from './oauth.ts'
import { isSameWord, type Session, type Sessions, secretWord } from './sessions.ts'
import { type Board, type BoardContext, formFrom, siteFor, visitorOf } from './visitor.ts'

const signingInMs = 10 * 60_000
const longestSessionMs = 8 * 3_600_000

/** Signing in with GitHub, and out again. Nothing of it is there where it is not set up. */
export function signInRoutes(app: Hono<{ Bindings: HttpBindings }>, board: Board): void {
  const { sessions, options } = board
  const { signIn } = options.settings
  if (sessions === undefined || signIn === undefined) return
  const { apiUrl, fetch: reach } = options
  const callback = `${signIn.publicUrl}${callbackPath}`
  const oauth: OAuth = { ...signIn, callback, github: githubOf(apiUrl), apiUrl, fetch: reach }
  const now = (): number => options.now().getTime()

  app.get(signInPath, (context) => {
    const back = pathIn(context.req.query('back'))
    const begun = { state: secretWord(), verifier: secretWord(), back, until: now() + signingInMs }
    sessions.startSigningIn(context, begun)
    return redirect(context, authorizeUrl(oauth, begun))
  })
  app.get(callbackPath, (context) => finish(board, { sessions, oauth }, context))
  app.post(signOutPath, async (context) => {
    const form = await formFrom(board, visitorOf(board, context), context)
    if (form === undefined) return refusal(board, context)
    sessions.end(context)
    return redirect(context, '/')
  })
}

interface Door {
  readonly sessions: Sessions
  readonly oauth: OAuth
}

async function finish(
  board: Board,
  { sessions, oauth }: Door,
  context: BoardContext,
): Promise<Response> {
  const begun = sessions.signingIn(context)
  const { state = '', code = '' } = context.req.query()
  if (begun === undefined || code === '' || !isSameWord(state, begun.state)) {
    return refusal(board, context)
  }
  try {
    const signedIn = await signedInBy(oauth, { code, verifier: begun.verifier })
    const { id, login, token, seconds } = signedIn
    const lasts = Math.min(longestSessionMs, (seconds ?? Number.POSITIVE_INFINITY) * 1000)
    const until = board.options.now().getTime() + lasts
    const session: Session = { id, login, token, formToken: secretWord(), until }
    sessions.start(context, session)
    board.options.log.info({ login }, 'somebody signed in')
    return redirect(context, begun.back)
  } catch (err) {
    if (!(err instanceof OutsideError)) throw err
    board.options.log.warn({ err }, 'signing in failed')
    return refusal(board, context)
  }
}

function redirect(context: BoardContext, to: string): Response {
  context.header('cache-control', 'private, no-store')
  return context.redirect(to, 303)
}

/** Only a path of the board, so that nobody is sent elsewhere. */
function pathIn(text: string | undefined): string {
  const isPath = text !== undefined && /^\/(?:[\w.%~-][\w.%~/-]*)?$/.test(text)
  return isPath && !text.includes('//') && text.length < 500 ? text : '/'
}

/** Nothing was changed. */
export function refusal(board: Board, context: BoardContext): Response {
  const visitor = visitorOf(board, context)
  const site = siteFor(board, visitor, { kind: 'home' })
  const page = problemPage(site, {
    title: 'That did not work',
    says: 'The request was not yours, or too old. Nothing was changed; go back and try again.',
  })
  return answerPage(context, page.toString(), { status: 403, isPersonal: true })
}
