import type { Finding, Severity } from '../diagnostics/finding.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import type { Example } from './example.ts'

/** What a rule found; the rule's slug and severity are added by `lint`. */
export interface Problem extends Omit<Finding, 'rule' | 'severity'> {
  /** Where it weighs less than the rule usually does. */
  readonly severity?: Severity
}

/** What people are told about a finding: its page in `docs/rules/` says no more and no less. */
export interface Documentation {
  readonly slug: string
  /** What is asked for, as a fragment: `every key of the template is there`. */
  readonly summary: string
  readonly severity: Severity
  /** Why it matters, in whole sentences. */
  readonly why: string
  /** What to do about it, in whole sentences. */
  readonly todo: string
  readonly example?: Example
}

/** One thing a document is held to. Its example is its first test. */
export interface Rule extends Documentation {
  readonly example: Example
  /** `feature` for what is asked of feature proposals; a rule asks it of model proposals otherwise. */
  readonly judges?: 'feature'
  check(proposal: Proposal, template: Template): readonly Problem[]
}
