import type { Finding } from '../diagnostics/finding.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Claim, rowSpan } from './claim.ts'
import type { ModelFacts } from './model-facts.ts'

/** The commit is the one the facts are about; where it is another, the sizes may be others too. */
export function revisionClaim(proposal: Proposal, { revision, id }: ModelFacts): Claim {
  const claimed = proposal.model?.revision ?? null
  const isOther = claimed !== null && revision !== null && claimed !== revision
  const finding = (): Finding => ({
    rule: 'claim-revision',
    severity: 'info',
    message: `the facts are of ${id} at ${revision?.slice(0, 7)}, not of this commit`,
    help: 'compare with the facts of this commit before relying on sizes',
    span: rowSpan(proposal, 'version'),
  })
  return { what: 'commit', claimed, found: revision, findings: isOther ? [finding()] : [] }
}

/** The finding where the Hub knows the model and not the commit; `newest` is the commit it has now. */
export function noSuchCommit(
  proposal: Proposal,
  { id, revision }: Pick<ModelFacts, 'id' | 'revision'>,
): Finding {
  return {
    rule: 'claim-revision',
    severity: 'error',
    message: `unexpected commit, expected one of ${id}: the Hub has no such commit`,
    help:
      revision === null
        ? 'write the full commit from the page of the model'
        : `write a commit from the page of the model; the newest is \`${revision}\``,
    span: rowSpan(proposal, 'version'),
  }
}
