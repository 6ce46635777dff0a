import { createHmac } from 'node:crypto'

/** One attempt to deliver an event to an app. Attempts of one event share their `guid`. */
export interface DeliveryRecord {
  readonly id: number
  readonly guid: string
  readonly appId: number
  readonly event: string
  readonly action: string | undefined
  readonly installationId: number
  readonly repositoryId: number
  readonly redelivery: boolean
  readonly body: string
  /** When and how it ended; while it is under way there is no `status`. */
  deliveredAt: string
  status: DeliveryStatus | undefined
}

/** The receiver's status code, or why there is none. */
export type DeliveryStatus = number | 'dropped' | 'failed to connect'

export type Headers = Readonly<Record<string, string>>

/** Takes a delivery to its receiver and answers the status code it got. */
export type Send = (headers: Headers, body: string) => Promise<number>

/** The headers GitHub sends; the signature is over exactly the bytes of the body. */
export function headersOf(
  { guid, event, body, appId }: DeliveryRecord,
  hook: { readonly hookId: number; readonly webhookSecret: string },
): Headers {
  const signature = createHmac('sha256', hook.webhookSecret).update(body).digest('hex')
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/5a4db0e',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(hook.hookId),
    'x-github-hook-installation-target-id': String(appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': `sha256=${signature}`,
  }
}
