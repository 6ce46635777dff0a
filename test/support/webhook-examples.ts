import { createRequire } from 'node:module'
import { z } from 'zod'

const definitions = z.array(
  z.object({ name: z.string(), examples: z.array(z.record(z.string(), z.unknown())) }),
)

/** One of the payloads that GitHub's community has recorded. */
export interface WebhookExample {
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** All the payloads of `@octokit/webhooks-examples`, whose own types do not fit how Node loads it. */
export function webhookExamples(): readonly WebhookExample[] {
  const read: unknown = createRequire(import.meta.url)('@octokit/webhooks-examples')
  return definitions
    .parse(read)
    .flatMap(({ name, examples }) => examples.map((payload) => ({ event: name, payload })))
}
