import type { Probot } from 'probot'

/** A delivery as it was received, before anybody has looked at its form. */
export interface Received {
  readonly id: string
  readonly name: string
  readonly payload: unknown
}

type WebhookEvent = Parameters<Probot['receive']>[0]

/** Hands a stored delivery on to the handlers of a Probot instance. Rejects as they do. */
export async function handOn(probot: Probot, received: Received): Promise<void> {
  if (isEvent(received)) await probot.receive(received)
}

/** GitHub has signed it, so an object under an event's name is that event. */
function isEvent(received: { readonly payload: unknown }): received is WebhookEvent {
  return typeof received.payload === 'object' && received.payload !== null
}
