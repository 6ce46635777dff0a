import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { auditPage } from '../../dashboard/audit-page.ts'
import { helpPage, practicePage } from '../../dashboard/help-page.ts'
import { homePage } from '../../dashboard/home-page.ts'
import type { Html } from '../../dashboard/html.ts'
import { problemPage } from '../../dashboard/problem-page.ts'
import { proposalPage } from '../../dashboard/proposal-page.ts'
import { repositoryPage } from '../../dashboard/repository-page.ts'
import type { Page, Site } from '../../dashboard/site.ts'
import type { BoardRepository } from '../../lifecycle/board-repository.ts'
import { accessThrough } from './access.ts'
import { clientOf } from './address.ts'
import { type Asset, readAssets } from './assets.ts'
import type { BoardOptions } from './board-options.ts'
import { buckets } from './buckets.ts'
import { answerPage, secure } from './headers.ts'
import { operationsRoutes } from './operations.ts'
import { auditOf, proposalIn, repositoriesFor, repositoryFor, viewOf } from './reading.ts'
import { sessionsIn } from './sessions.ts'
import { signInRoutes } from './sign-in.ts'
import { type Board, type BoardContext, siteFor, type Visitor, visitorOf } from './visitor.ts'

type App = Hono<{ Bindings: HttpBindings }>

/** People look at a few pages at once, and then read. */
const allowance = { atOnce: 100, perSecond: 3 } as const

/** The pages of the board. What a viewer may not see is not there for them: the answer is the same 404. */
export function boardApp(options: BoardOptions): App {
  const board = boardOf(options)
  const isSecure = options.settings.signIn?.publicUrl.startsWith('https:') === true
  const app: App = new Hono()
  const limit = buckets(allowance, options.now)
  app.use(async (context, next) => {
    secure(context, isSecure)
    await next()
  })
  for (const asset of [board.assets.style, board.assets.icon]) {
    app.get(`/-/${asset.name}`, (context) => answerAsset(context, asset))
  }
  app.use(async (context, next) => {
    const seconds = limit.take(addressOf(context, options.settings.proxies))
    if (seconds === 0) return await next()
    context.header('retry-after', String(seconds))
    return context.text(`Too many requests: try again in ${seconds} s\n`, 429)
  })
  signInRoutes(app, board)
  operationsRoutes(app, board)
  generalRoutes(app, board)
  repositoryRoutes(app, board)
  app.notFound((context) => nothingHere(board, context))
  app.onError((err, context) => {
    const id = crypto.randomUUID()
    options.log.error({ err, id }, 'a page failed')
    return context.text(`Something went wrong here; it has been recorded as ${id}\n`, 500)
  })
  return app
}

function boardOf(options: BoardOptions): Board {
  const { settings, now } = options
  const { signIn } = settings
  const sessions = signIn && {
    secret: signIn.sessionSecret,
    isSecure: signIn.publicUrl.startsWith('https:'),
  }
  return {
    options,
    assets: readAssets(),
    sessions: sessions && sessionsIn(sessions, now),
    access: accessThrough(options),
  }
}

function addressOf(context: BoardContext, proxies: number): string {
  const peer = context.env.incoming.socket.remoteAddress
  return clientOf({ peer, forwarded: context.req.header('x-forwarded-for') }, proxies)
}

function answerAsset(context: BoardContext, { type, text }: Asset): Response {
  context.header('cache-control', 'public, max-age=31536000, immutable')
  context.header('content-type', `${type}; charset=utf-8`)
  return context.body(text)
}

type Render = (site: Site, visitor: Visitor) => Promise<Html>

/** Answers with a page of its own for whoever asks. */
async function show(
  board: Board,
  context: BoardContext,
  { here, render }: { readonly here: Page; readonly render: Render },
): Promise<Response> {
  const visitor = visitorOf(board, context)
  const page = await render(siteFor(board, visitor, here), visitor)
  return answerPage(context, page.toString(), { isPersonal: visitor.session !== undefined })
}

function nothingHere(board: Board, context: BoardContext): Response {
  const site = siteFor(board, visitorOf(board, context), { kind: 'home' })
  const page = problemPage(site, {
    title: 'There is nothing here',
    says: 'The page does not exist, or is not for everybody. Whoever may see it on GitHub can sign in and see it.',
  })
  return answerPage(context, page.toString(), { status: 404, isPersonal: true })
}

function generalRoutes(app: App, board: Board): void {
  const { store } = board.options
  const seen = ({ now }: Site, { maySee }: Visitor): Promise<readonly BoardRepository[]> =>
    repositoriesFor(store, now, maySee)

  const home: Render = async (site, visitor) => {
    const all = await seen(site, visitor)
    return homePage(site, await Promise.all(all.map((one) => viewOf(store, one))))
  }
  const audit: Render = async (site, visitor) => {
    const all = await seen(site, visitor)
    return auditPage(site, await Promise.all(all.map((one) => auditOf(store, one))))
  }
  const help: Render = async (site, visitor) => helpPage(site, await seen(site, visitor))
  app.get('/', (context) => show(board, context, { here: { kind: 'home' }, render: home }))
  app.get('/audit', (context) => show(board, context, { here: { kind: 'audit' }, render: audit }))
  app.get('/help', (context) => show(board, context, { here: { kind: 'help' }, render: help }))
}

function repositoryRoutes(app: App, board: Board): void {
  const { store, now } = board.options
  const find = (context: BoardContext): Promise<BoardRepository | undefined> => {
    const { owner = '', name = '' } = context.req.param()
    const { maySee } = visitorOf(board, context)
    return repositoryFor(store, { owner, name }, { now: now(), maySee })
  }

  app.get('/:owner/:name', async (context) => {
    const repository = await find(context)
    if (repository === undefined) return nothingHere(board, context)
    const { owner, name } = repository
    const here = { kind: 'repository', owner, name } as const
    const view = await viewOf(store, repository)
    return await show(board, context, { here, render: async (site) => repositoryPage(site, view) })
  })
  app.get('/:owner/:name/-/help', async (context) => {
    const repository = await find(context)
    if (repository === undefined) return nothingHere(board, context)
    const { owner, name } = repository
    const here = { kind: 'practice', owner, name } as const
    return await show(board, context, {
      here,
      render: async (site) => practicePage(site, repository),
    })
  })
  app.get('/:owner/:name/:proposal', async (context) => {
    const repository = await find(context)
    const slug = context.req.param('proposal')
    const view = repository && (await proposalIn(store, repository, slug))
    if (repository === undefined || view === undefined) return nothingHere(board, context)
    const { owner, name } = repository
    const here = { kind: 'proposal', owner, name, file: view.card.file } as const
    return await show(board, context, { here, render: async (site) => proposalPage(site, view) })
  })
}
