import { createHmac } from 'node:crypto'

/** The secret that tests sign with. */
export const webhookSecret = 'only-for-tests-0123456789-abcdefghij'

/** A delivery as GitHub sends it. */
export interface SentWebhook {
  readonly guid: string
  readonly event: string
  readonly body: string
}

/** Sends a signed delivery; `headers` replaces those that are named, and an empty one is left out. */
export async function sendWebhook(
  port: number,
  { guid, event, body }: SentWebhook,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const all = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': guid,
    'x-hub-signature-256': signed(body, webhookSecret),
    ...headers,
  }
  const answer = await fetch(`http://localhost:${port}/api/github/webhooks`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
  })
  return { status: answer.status, text: await answer.text() }
}

/** The signature of a body, as the header carries it. */
export function signed(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}
