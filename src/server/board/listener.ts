import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BoardOptions } from './board-options.ts'

/** Answers what is asked of the board. */
export type BoardListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The board as a listener of our server. It is loaded when somebody first looks: a service that nobody looks at stays small. */
export function boardListener(options: BoardOptions): BoardListener {
  let loaded: Promise<BoardListener> | undefined
  return async (request, response) => {
    loaded ??= load(options)
    await (await loaded)(request, response)
  }
}

async function load(options: BoardOptions): Promise<BoardListener> {
  const [{ getRequestListener }, { boardApp }] = await Promise.all([
    import('@hono/node-server'),
    import('./app.ts'),
  ])
  return getRequestListener(boardApp(options).fetch, { overrideGlobalObjects: false })
}
