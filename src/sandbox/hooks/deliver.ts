import { permits } from '../auth/access.ts'
import type { Contracts } from '../server/contracts.ts'
import { nodeId } from '../shape/node-id.ts'
import { userShape } from '../shape/people.ts'
import { repositoryShape } from '../shape/repository.ts'
import { installationsAt } from '../state/lookup.ts'
import type { App, Installation } from '../state/people.ts'
import { timeOf, type World, type WorldEvent } from '../world.ts'
import type { DeliveryRecord } from './delivery.ts'
import { guidOf } from './guid.ts'
import { needOf } from './needs.ts'

/** Above 2^53, as GitHub's ids of deliveries are. */
const firstId = 2 ** 53

/** Turns an event into one delivery for each app that is to hear of it. */
export function deliveriesOf(
  world: World,
  { webhooks, violated }: Contracts,
  event: WorldEvent,
): readonly DeliveryRecord[] {
  const { repository } = event
  const number = world.nextId()
  return hearing(world, event).map(({ app, installation }) => {
    const partial = {
      ...(event.action === undefined ? {} : { action: event.action }),
      ...(repository === undefined ? {} : { repository: repositoryShape(world, repository) }),
      sender: userShape(world, event.sender.id),
      installation: { id: installation.id, node_id: nodeId('I', installation.id) },
      ...event.payload,
    }
    const payload = webhooks.fill(event.name, event.action, partial)
    const wrong = webhooks.check(event.name, event.action, payload)
    const title = [event.name, event.action].filter((part) => part !== undefined).join('.')
    for (const text of wrong) violated(`webhook ${title}: ${text}`)
    return {
      id: firstId + world.nextId() * 1024,
      guid: guidOf(number),
      appId: app.id,
      event: event.name,
      action: event.action,
      installationId: installation.id,
      repositoryId: repository?.id ?? null,
      redelivery: false,
      body: JSON.stringify(payload),
      deliveredAt: timeOf(world),
      status: undefined,
    }
  })
}

interface Hearer {
  readonly app: App
  readonly installation: Installation
}

function hearing({ state }: World, event: WorldEvent): readonly Hearer[] {
  const { installation, repository } = event
  const app = installation === undefined ? undefined : state.apps.get(installation.appId)
  if (installation !== undefined && app !== undefined) {
    return app.isListening ? [{ app, installation }] : []
  }
  if (repository === undefined) return []
  return installationsAt(state, repository).filter((one) => hears(one, event))
}

function hears({ app, installation }: Hearer, event: WorldEvent): boolean {
  if (!app.isListening) return false
  if (event.onlyFor !== undefined) return event.onlyFor === app.id
  const need = needOf(event.name)
  if (need === undefined) return true
  return app.events.includes(event.name) && permits(installation.permissions, need)
}
