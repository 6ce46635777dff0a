import { claimRules } from '../facts/claim-rules.ts'
import { documentedRules } from '../rules/pages.ts'
import type { Documentation } from '../rules/rule.ts'

/** Every rule people may meet, by name: those of documents, and those that need facts. */
export const everyRule: readonly Documentation[] = [...documentedRules, ...claimRules].toSorted(
  (one, other) => (one.slug < other.slug ? -1 : 1),
)
