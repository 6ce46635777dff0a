import type { Send } from '../hooks/delivery.ts'
import type { Hooks } from '../hooks/hooks.ts'
import type { DeliveryQueue } from '../hooks/queue.ts'
import type { Desk } from '../server/desk.ts'

type Tampering = Pick<DeliveryQueue, 'drop' | 'duplicate' | 'reorder' | 'hold' | 'release'>

/** The way of webhooks to their receivers. */
export interface Delivering extends Tampering {
  /** Deliveries go here instead of to the webhook addresses, or there again. */
  deliverTo(send: Send | undefined): void
  /** Resolves when no request and no delivery is under way. */
  settle(): Promise<void>
  /** Sends the first delivery of an event again, under the same GUID. */
  redeliver(guid: string): void
}

export function delivering({ turns }: Desk, { queue, records, ...hooks }: Hooks): Delivering {
  const { drop, duplicate, reorder, hold, release } = queue
  return {
    drop,
    duplicate,
    reorder,
    hold,
    release,
    deliverTo: hooks.deliverTo,
    settle: async () => {
      while (turns.isBusy() || queue.isBusy()) {
        await turns.idle()
        await queue.idle()
      }
    },
    redeliver: (guid) => {
      const record = records.find((one) => one.guid === guid)
      if (record === undefined) throw new Error(`There is no delivery ${guid}`)
      hooks.redeliver(record)
    },
  }
}
