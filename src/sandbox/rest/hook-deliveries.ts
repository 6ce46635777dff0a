import type { DeliveryRecord } from '../hooks/delivery.ts'
import type { Hooks } from '../hooks/hooks.ts'
import { notFound } from '../problem.ts'
import type { Shape } from '../world.ts'
import { type Answer, type AppCall, listed, type Operations, ok, textAt } from './operation.ts'

const retentionMs = 3 * 24 * 3_600_000

/** The log of deliveries to an app, three days long; each attempt is listed. */
export function hookDeliveries(hooks: Hooks): Operations {
  return {
    'apps/list-webhook-deliveries': {
      kind: 'app',
      handle: (call) => ({ ...listed(wanted(call), (one) => shapeOf(one)), cursor: true }),
    },
    'apps/get-webhook-delivery': {
      kind: 'app',
      handle: (call) => ok(detailOf(deliveryAt(call))),
    },
    'apps/redeliver-webhook-delivery': {
      kind: 'app',
      handle: (call): Answer => {
        hooks.redeliver(deliveryAt(call))
        return { kind: 'whole', status: 202, body: {} }
      },
    },
  }

  function own({ world, app }: AppCall): readonly DeliveryRecord[] {
    const oldest = world.clock.now().getTime() - retentionMs
    return hooks.records
      .filter((one) => one.appId === app.id && one.status !== undefined)
      .filter((one) => Date.parse(one.deliveredAt) >= oldest)
      .toReversed()
  }

  function wanted(call: AppCall): readonly DeliveryRecord[] {
    const status = call.query.get('status')
    return own(call).filter((one) => status === null || (status === 'success') === isOk(one))
  }

  function deliveryAt(call: AppCall): DeliveryRecord {
    const id = textAt(call, 'delivery_id')
    const found = own(call).find((one) => String(one.id) === id)
    if (found === undefined) throw notFound()
    return found
  }
}

function isOk({ status }: DeliveryRecord): boolean {
  return typeof status === 'number' && status < 300
}

function shapeOf(one: DeliveryRecord): Shape {
  return {
    id: one.id,
    guid: one.guid,
    delivered_at: one.deliveredAt,
    redelivery: one.redelivery,
    duration: 0.1,
    status: wordFor(one),
    status_code: typeof one.status === 'number' ? one.status : 0,
    event: one.event,
    action: one.action ?? null,
    installation_id: one.installationId,
    repository_id: one.repositoryId,
    throttled_at: null,
  }
}

function wordFor(one: DeliveryRecord): string {
  if (isOk(one)) return 'OK'
  return typeof one.status === 'number' ? 'Invalid HTTP Response' : 'failed to connect'
}

function detailOf(one: DeliveryRecord): Shape {
  const payload: unknown = JSON.parse(one.body)
  return {
    ...shapeOf(one),
    request: { headers: { 'X-GitHub-Delivery': one.guid, 'X-GitHub-Event': one.event }, payload },
    response: { headers: {}, payload: '' },
  }
}
