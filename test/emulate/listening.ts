import { onTestFinished } from 'vitest'
import { keysOfEvent } from '../../src/github/keys-of-event.ts'
import { renderKey } from '../../src/reconcile/key.ts'
import { receiver } from '../../src/server/receiver.ts'
import { startServer, webhookPath } from '../../src/server/server.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { log } from './independent.ts'

/** Our receiver on a port of its own. */
export interface Listening {
  readonly url: string
  /** The status with which the first delivery was answered. */
  readonly answered: Promise<number>
  /** The key that is due, if any, taken from the store. */
  readonly key: () => Promise<string | undefined>
}

/** Starts a receiver that believes what was signed with `secret`; it ends with the test. */
export async function listening(secret: string): Promise<Listening> {
  const store = await openSqlite(':memory:')
  const answer = Promise.withResolvers<number>()
  const receive = receiver({
    secrets: [secret],
    store,
    events: new Set(['pull_request']),
    keysOf(event, payload) {
      const { keys, requests } = keysOfEvent(event, payload, 'usher[bot]')
      return { keys: keys.map(renderKey), requests }
    },
    log,
  })
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    store,
    log,
    async receive(request, response) {
      await receive(request, response)
      answer.resolve(response.statusCode)
    },
  })
  onTestFinished(async () => {
    await server.close()
    await store.close()
  })
  return {
    url: `http://127.0.0.1:${server.port}${webhookPath}`,
    answered: answer.promise,
    key: async () => (await store.claim())?.key,
  }
}
