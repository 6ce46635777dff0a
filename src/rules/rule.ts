import type { Finding, Severity } from '../diagnostics/finding.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'

/** What a rule found; the rule's slug and severity are added by `lint`. */
export interface Problem extends Omit<Finding, 'rule' | 'severity'> {
  /** Where it weighs less than the rule usually does. */
  readonly severity?: Severity
}

/** One thing a proposal is held to. Its documentation is made from `slug` and `summary`. */
export interface Rule {
  readonly slug: string
  /** What is asked for, as a fragment: `every key of the template is there`. */
  readonly summary: string
  readonly severity: Severity
  check(proposal: Proposal, template: Template): readonly Problem[]
}
