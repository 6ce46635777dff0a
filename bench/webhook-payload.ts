import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { webhookExamples } from '../test/support/webhook-examples.ts'

/** The size at which the baseline was measured. */
const bytes = 19_147

/** The secret of every server under test. */
export const secret = 'only-for-benchmarks-0123456789abcdef'

const opened = z.looseObject({
  action: z.literal('opened'),
  pull_request: z.looseObject({ head: z.looseObject({ repo: z.unknown() }) }),
})

/** A recorded `pull_request.opened` without the repository of its head, filled up to size and signed. */
export function openedPullRequest(): { readonly body: Buffer; readonly signature: string } {
  const found = webhookExamples().find(({ event }) => event === 'pull_request')
  const { pull_request: pull, ...rest } = opened.parse(found?.payload)
  const { repo: _, ...head } = pull.head
  const text = (filler: string): string =>
    JSON.stringify({ ...rest, pull_request: { ...pull, head, body: filler } })

  const filler = 'a word '.repeat(bytes).slice(0, bytes - Buffer.byteLength(text('')))
  const body = Buffer.from(text(filler))
  if (body.length !== bytes) throw new Error(`The payload has ${body.length} bytes`)
  return { body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
}
