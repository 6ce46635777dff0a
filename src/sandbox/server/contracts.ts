import { type RestContract, restContract } from '../contract/rest.ts'
import { type WebhookContract, webhookContract } from '../contract/webhooks.ts'

/** GitHub's own descriptions, and where deviations from them are written down. */
export interface Contracts {
  readonly rest: RestContract
  readonly webhooks: WebhookContract
  readonly violations: string[]
  violated(text: string): void
}

export function contracts(): Contracts {
  const violations: string[] = []
  return {
    rest: restContract(),
    webhooks: webhookContract(),
    violations,
    violated: (text) => {
      violations.push(text)
    },
  }
}
