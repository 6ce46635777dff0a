import { workQueue } from '../../src/reconcile/queue.ts'
import { receiver } from '../../src/server/receiver.ts'
import { startServer } from '../../src/server/server.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { webhookSecret } from '../support/webhook.ts'
import { numberIn, workOn } from './kill-work.ts'

/** A whole receiving end in a process of its own, there to be killed: `kill-child.ts FILE`. */
const [, , file = ''] = process.argv
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const store = await openSqlite(file)
const queue = workQueue({ store, run: (key) => workOn(store, key), concurrency: 4, log })
const receive = receiver({
  secrets: [webhookSecret],
  store,
  events: new Set(['pull_request']),
  keysOf: (_, payload) => ({ keys: [`pull:1#${numberIn(payload)}`], requests: [] }),
  handOn: async () => queue.nudge(),
  log,
})
const { port } = await startServer({ host: 'localhost', port: 0, receive, store, log })
process.on('disconnect', () => process.exit())
process.send?.({ port })
