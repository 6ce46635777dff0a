import type { Contracts } from '../server/contracts.ts'
import type { World, WorldEvent } from '../world.ts'
import { secondsOf } from '../world.ts'
import { deliveriesOf } from './deliver.ts'
import { type DeliveryRecord, type DeliveryStatus, headersOf, type Send } from './delivery.ts'
import { type DeliveryQueue, deliveryQueue } from './queue.ts'

/** The hooks of all apps: every attempt so far, and what is on its way. */
export interface Hooks {
  readonly records: readonly DeliveryRecord[]
  readonly queue: DeliveryQueue
  tell(events: readonly WorldEvent[]): void
  /** Sends an earlier delivery again under its own GUID. */
  redeliver(record: DeliveryRecord): void
  /** Replaces HTTP to the app's webhook address. */
  deliverTo(send: Send | undefined): void
}

const budgetMs = 10_000

export function hooks(world: World, contracts: Contracts): Hooks {
  const records: DeliveryRecord[] = []
  let sendInstead: Send | undefined

  function finish(record: DeliveryRecord, status: DeliveryStatus): void {
    record.status = status
    record.deliveredAt = secondsOf(world.clock.now())
  }

  async function send(record: DeliveryRecord): Promise<void> {
    const app = world.state.apps.get(record.appId)
    if (app === undefined) return finish(record, 'failed to connect')
    const carry = sendInstead ?? carrierTo(app.webhookUrl)
    try {
      finish(record, await carry(headersOf(record, app), record.body))
    } catch {
      finish(record, 'failed to connect')
    }
  }

  const queue = deliveryQueue(send, (record) => finish(record, 'dropped'))

  function add(deliveries: readonly DeliveryRecord[]): void {
    records.push(...deliveries)
    queue.add(deliveries)
  }

  return {
    records,
    queue,
    tell: (events) => add(events.flatMap((event) => deliveriesOf(world, contracts, event))),
    redeliver: (record) => {
      const id = 2 ** 53 + world.nextId() * 1024
      const deliveredAt = secondsOf(world.clock.now())
      add([{ ...record, id, redelivery: true, deliveredAt, status: undefined }])
    },
    deliverTo: (chosen) => {
      sendInstead = chosen
    },
  }
}

/** Posts to the app's address; without one nobody listens. */
function carrierTo(url: string | undefined): Send {
  return async (headers, body) => {
    if (url === undefined) throw new Error('The app has no webhook address')
    const signal = AbortSignal.timeout(budgetMs)
    const response = await fetch(url, { method: 'POST', headers, body, signal })
    await response.body?.cancel()
    return response.status
  }
}
