import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import {
  discardPath,
  type Operations,
  operationsPage,
  redrivePath,
} from '../../dashboard/operations-page.ts'
import { lastSweep } from '../last-sweep.ts'
import type { BoardOptions } from './board-options.ts'
import { answerPage } from './headers.ts'
import { refusal } from './sign-in.ts'
import { type Board, type BoardContext, formFrom, siteFor, visitorOf } from './visitor.ts'

const mostDeliveries = 50

/** The operator's page and what can be done there; for everybody else it does not exist. */
export function operationsRoutes(app: Hono<{ Bindings: HttpBindings }>, board: Board): void {
  const { store, nudge, log } = board.options

  app.get('/operations', async (context, next) => {
    const visitor = visitorOf(board, context)
    if (!visitor.isOperator) return await next()
    const site = siteFor(board, visitor, { kind: 'operations' })
    const page = operationsPage(site, await operationsOf(board.options))
    return answerPage(context, page.toString(), { isPersonal: true })
  })

  const act = async (
    context: BoardContext,
    doing: 'redrive' | 'discard',
  ): Promise<Response | undefined> => {
    const visitor = visitorOf(board, context)
    if (!visitor.isOperator) return undefined
    const key = (await formFrom(board, visitor, context))?.get('key')
    if (key === undefined) return refusal(board, context)
    await store[doing](key)
    if (doing === 'redrive') nudge()
    log.info({ key, login: visitor.session?.login, doing }, 'an operator acted')
    return context.redirect('/operations', 303)
  }
  app.post(redrivePath, async (context, next) => (await act(context, 'redrive')) ?? (await next()))
  app.post(discardPath, async (context, next) => (await act(context, 'discard')) ?? (await next()))
}

async function operationsOf({ store, budgets }: BoardOptions): Promise<Operations> {
  const [queue, dead, deliveries, sweep] = await Promise.all([
    store.stats(),
    store.dead(),
    store.deliveries(mostDeliveries),
    lastSweep(store),
  ])
  return { queue, dead, deliveries, budgets: budgets(), lastSweep: sweep }
}
