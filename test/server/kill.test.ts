import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { workQueue } from '../../src/reconcile/queue.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { sendWebhook } from '../support/webhook.ts'
import { workOn } from './kill-work.ts'

const rounds = 30
const senders = 6

test(`a service killed ${rounds} times loses no delivery it has acknowledged, and does all the work`, {
  timeout: 40_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'usher-kill-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'usher.db')
  const acknowledged: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // The kill comes at another moment of the work each time.
    acknowledged.push(...(await sendUntilKilled(file, { round, after: 3 + ((round * 7) % 40) })))
  }

  // A minute later every claim of a killed process has run out.
  const store = await openSqlite(file, { now: () => Date.now() + 60_000 })
  const log = recordedLog()
  const queue = workQueue({ store, run: (key) => workOn(store, key), concurrency: 4, log })
  await queue.idle()
  await queue.stop()

  const forgotten: number[] = []
  const undone: number[] = []
  for (const number of acknowledged) {
    const delivery = { guid: `guid-${number}`, event: 'pull_request', action: undefined, body: '' }
    if ((await store.accept(delivery, [], [])) === 'new') forgotten.push(number)
    if ((await store.recall(`worked:pull:1#${number}`)) === undefined) undone.push(number)
  }
  expect({ forgotten, undone }).toEqual({ forgotten: [], undone: [] })
  expect(acknowledged.length).toBeGreaterThan(rounds * 3)
  expect(await store.stats()).toMatchObject({ unfinished: 0, queued: 0, active: 0, dead: 0 })
  await store.close()
})

/** Sends deliveries until `after` of them are acknowledged, kills the service, and gives back all that were. */
async function sendUntilKilled(
  file: string,
  { round, after }: { readonly round: number; readonly after: number },
): Promise<readonly number[]> {
  const child = fork(new URL('./kill-child.ts', import.meta.url), [file], { execArgv: [] })
  const closed = once(child, 'close')
  const port = await portOf(child)
  const acknowledged: number[] = []
  let next = round * 10_000
  const send = async (): Promise<void> => {
    while (!child.killed) {
      next += 1
      const number = next
      if (!(await isAcknowledged(port, number))) return
      acknowledged.push(number)
      if (acknowledged.length === after) child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: senders }, send))
  await closed
  return acknowledged
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) =>
    child.once('message', (message) => resolve(z.object({ port: z.number() }).parse(message).port)),
  )
}

async function isAcknowledged(port: number, number: number): Promise<boolean> {
  const body = JSON.stringify({ action: 'opened', number })
  try {
    const { status } = await sendWebhook(port, {
      guid: `guid-${number}`,
      event: 'pull_request',
      body,
    })
    return status === 202
  } catch {
    return false
  }
}
