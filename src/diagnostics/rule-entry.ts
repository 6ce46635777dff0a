import type { Severity } from './finding.ts'

/** What machines are told about a rule, beside its findings. */
export interface RuleEntry {
  readonly slug: string
  readonly summary: string
  readonly severity: Severity
  readonly why: string
  readonly todo: string
}
