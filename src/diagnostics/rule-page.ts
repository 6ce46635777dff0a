import type { Severity } from './finding.ts'

const folder = 'https://github.com/kaito-project/usher/blob/main/docs/rules'

/** What machines are told about a rule, beside its findings. */
export interface RuleEntry {
  readonly slug: string
  readonly summary: string
  readonly severity: Severity
  readonly why: string
  readonly todo: string
}

/** Where people read about a rule. */
export function rulePageOf(slug: string): string {
  return `${folder}/${encodeURIComponent(slug)}.md`
}
