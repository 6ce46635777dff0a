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
  /** What is wrong and what is right, in words, where it cannot be shown as a document. */
  readonly illustration?: { readonly bad: string; readonly good: string }
}

/** What lies around a document, as far as it is known. */
export interface Around {
  /** Whether somebody named the template, rather than that it lies beside the document. */
  readonly named?: boolean
  /**
   * Paths of the repository the document is in, from its root, with `/` between their parts; folders
   * where they are named. Without them no link into the repository is judged.
   */
  readonly paths?: ReadonlySet<string>
  /** The document's own path among them, where that is another than it is reported by. */
  readonly path?: string
}

/** One thing a document is held to. Its example is its first test. */
export interface Rule extends Documentation {
  readonly example: Example
  /**
   * Whom it asks: `model` proposals, unless something else is told here; `any` also every copy of a
   * template, `feature` and `template` only those.
   */
  readonly judges?: 'model' | 'feature' | 'template' | 'any'
  check(proposal: Proposal, template: Template, around: Around): readonly Problem[]
}
