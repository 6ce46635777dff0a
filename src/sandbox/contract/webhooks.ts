/** Contract over the webhook slice: checks of payloads, filling of required fields. */
export interface WebhookContract {
  /** Adds every required field that `partial` lacks, with a neutral value. */
  fill(event: string, action: string | undefined, partial: unknown): unknown
  /** What GitHub's description does not allow. */
  check(event: string, action: string | undefined, payload: unknown): readonly string[]
}

/** The contract, one instance a process; schemas are compiled when they are first needed. */
export function webhookContract(): WebhookContract {
  throw new Error('Not written yet')
}
