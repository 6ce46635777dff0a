import type { Finding } from '../diagnostics/finding.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Claim, rowSpan } from './claim.ts'
import type { ModelFacts } from './model-facts.ts'

/** The model is there for others, under the name the proposal gives it. */
export function modelClaim(proposal: Proposal, { id, closed }: ModelFacts): Claim {
  const claimed = proposal.model?.repository ?? null
  const span = rowSpan(proposal, 'download-site')
  const isRenamed = claimed !== null && claimed.toLowerCase() !== id.toLowerCase()
  const findings: readonly (readonly [boolean, Finding])[] = [
    [
      isRenamed,
      {
        rule: 'claim-model',
        severity: 'warning',
        message: `unexpected name ${quoted(claimed ?? '')}, expected ${quoted(id)}: the Hub has moved the model`,
        help: `write \`https://huggingface.co/${id}\``,
        span,
      },
    ],
    [
      closed === true,
      {
        rule: 'claim-model',
        severity: 'error',
        message: `unexpected model ${quoted(id)}, expected one that others can have: it is private or disabled`,
        help: 'ask its owners to publish it, or name another model',
        span,
      },
    ],
  ]
  return {
    what: 'model',
    claimed,
    found: id,
    findings: findings.filter(([holds]) => holds).map(([, finding]) => finding),
  }
}

/** A model behind a gate needs a token of each user, which the proposal has to say. */
export function gateClaim(proposal: Proposal, { id, gate }: ModelFacts): Claim {
  const says =
    /\bgated\b|\bHF_TOKEN\b|\b(?:access|hugging ?face|HF|user) tokens?\b|downloadAuthRequired/i
  const isSaid = says.test(proposal.text)
  const isMissing = gate !== null && gate !== 'none' && !isSaid
  return {
    what: 'gate',
    claimed: isSaid ? 'mentioned' : null,
    found: gate,
    findings: isMissing
      ? [
          {
            rule: 'claim-gated',
            severity: 'warning',
            message: `unexpected silence about access, expected a word on the gate: ${id} is gated (${gate})`,
            help: 'say that users need a token of somebody who accepted the terms',
            span: rowSpan(proposal, 'download-site'),
          },
        ]
      : [],
  }
}
