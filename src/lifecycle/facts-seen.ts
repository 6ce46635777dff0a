import type { ModelFacts } from '../facts/model-facts.ts'

/**
 * What the model hub says of the model a proposal asks for, or why it says nothing. `again` is when
 * asking once more may bring another answer; `undefined` where this one holds for ever.
 */
export type FactsSeen =
  | {
      readonly kind: 'known'
      readonly facts: ModelFacts
      /** Its `config.json` as it was found, unread and hostile until parsed. */
      readonly config: unknown
      readonly again: Date | undefined
    }
  /** The hub has no such model, or no such commit; then `newest` is what is known of another. */
  | {
      readonly kind: 'refused'
      /** A fragment for people. */
      readonly why: string
      readonly newest: ModelFacts | undefined
      readonly again: Date
    }
  | { readonly kind: 'silent'; readonly why: string; readonly again: Date }
