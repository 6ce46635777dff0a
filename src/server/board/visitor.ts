import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { type Page, pathOf, type Site, type Viewer } from '../../dashboard/site.ts'
import type { BoardRepository } from '../../lifecycle/board-repository.ts'
import type { Access } from './access.ts'
import type { Assets } from './assets.ts'
import type { BoardOptions } from './board-options.ts'
import { githubOf } from './board-options.ts'
import { isSameWord, type Session, type Sessions } from './sessions.ts'

/** A request of the board, with the connection it came by. */
export type BoardContext = Context<{ Bindings: HttpBindings }>

/** What everything that answers for the board knows. */
export interface Board {
  readonly options: BoardOptions
  readonly assets: Assets
  /** `undefined` where nobody can sign in. */
  readonly sessions: Sessions | undefined
  readonly access: Access
}

/** Whoever sent a request: nobody known, or somebody who signed in. */
export interface Visitor {
  readonly session: Session | undefined
  readonly isOperator: boolean
  readonly maySee: (repository: BoardRepository) => Promise<boolean>
}

export function visitorOf({ options, sessions, access }: Board, context: BoardContext): Visitor {
  const session = sessions?.current(context)
  return {
    session,
    isOperator: session !== undefined && isOperator(options.settings.operators, session),
    maySee: async (repository) => session !== undefined && (await access(session, repository)),
  }
}

function isOperator(operators: readonly string[], { login, id }: Session): boolean {
  return operators.includes(login.toLowerCase()) || operators.includes(`id:${id}`)
}

/** What a page needs to know besides what it shows. */
export function siteFor({ options, assets, sessions }: Board, visitor: Visitor, here: Page): Site {
  return {
    now: options.now(),
    viewer: viewerOf(visitor),
    offersSignIn: sessions !== undefined,
    here,
    href: (page) => pathOf(page),
    style: `/-/${assets.style.name}`,
    icon: `/-/${assets.icon.name}`,
    github: githubOf(options.apiUrl),
    isStatic: false,
  }
}

function viewerOf({ session, isOperator: operates }: Visitor): Viewer | undefined {
  if (session === undefined) return undefined
  const { login, formToken } = session
  return { login, formToken, isOperator: operates }
}

/** In bytes: a key and a token. */
const longestForm = 10_000

/** The fields of a form that this very visitor sent from a page of ours; `undefined` for any other. */
export async function formFrom(
  { options }: Board,
  { session }: Visitor,
  context: BoardContext,
): Promise<ReadonlyMap<string, string> | undefined> {
  const origin = context.req.header('origin')
  const isOurs = origin === undefined || origin === options.settings.signIn?.publicUrl
  if (session === undefined || !isOurs) return undefined
  const type = context.req.header('content-type') ?? ''
  const length = Number(context.req.header('content-length') ?? Number.NaN)
  const isForm = type.startsWith('application/x-www-form-urlencoded') && length <= longestForm
  if (!isForm) return undefined
  const fields = new Map(new URLSearchParams(await context.req.text()))
  return isSameWord(fields.get('token') ?? '', session.formToken) ? fields : undefined
}
