import { filler } from './filler.ts'
import { objectAt } from './json.ts'
import { type SliceDocument, sliceDocument } from './slice-document.ts'

/**
 * Contract over the webhook slice: checks of payloads, filling of required fields.
 *
 * An event or action that the slice does not hold throws: it is a mistake in the sandbox.
 */
export interface WebhookContract {
  /** Adds every required field that `partial` lacks, with a neutral value; the action included. */
  fill(event: string, action: string | undefined, partial: unknown): unknown
  /** What GitHub's description does not allow. */
  check(event: string, action: string | undefined, payload: unknown): readonly string[]
}

let shared: WebhookContract | undefined

/** The contract, one instance a process; schemas are compiled when they are first needed. */
export function webhookContract(): WebhookContract {
  shared ??= contractOver(sliceDocument('webhooks'))
  return shared
}

function contractOver(slice: SliceDocument): WebhookContract {
  const fill = filler(slice.resolve)
  const schemaOf = (event: string, action: string | undefined): readonly string[] => {
    const events = objectAt(slice.content, 'events')
    const name =
      action === undefined || !(`${event}.${action}` in events) ? event : `${event}.${action}`
    if (!(name in events)) throw new Error(`No event ${event} with action ${action} in the slice`)
    return slice.locate(['events', name])
  }

  return {
    fill: (event, action, partial) =>
      fill(objectAt(slice.content, ...schemaOf(event, action)), partial),
    check(event, action, payload) {
      const problems = slice.check(schemaOf(event, action), payload)
      return problems.map(
        (problem) => `${action === undefined ? event : `${event}.${action}`}: ${problem}`,
      )
    },
  }
}
