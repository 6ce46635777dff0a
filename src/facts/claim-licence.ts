import type { Finding, Span } from '../diagnostics/finding.ts'
import { linesOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { bulletsOf } from '../proposal/bullets.ts'
import { isLicenceLabel } from '../proposal/labels.ts'
import { licenceClassOf } from '../proposal/licence.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Claim, rowSpan, sourceOf } from './claim.ts'
import type { ModelFacts } from './model-facts.ts'

/** The licence is the one the model's page names. Only what reads like the name of a licence is judged. */
export function licenceClaim(proposal: Proposal, facts: ModelFacts): Claim {
  const claimed = proposal.model?.licence ?? null
  const { licence, licenceClass } = facts
  const found = licence === null ? null : `${licence} (${licenceClass})`
  return { what: 'licence', claimed, found, findings: findings(proposal, facts) }
}

function findings(proposal: Proposal, facts: ModelFacts): readonly Finding[] {
  const { licence, licenceClass } = facts
  if (licence === null) return []
  const about = { rule: 'claim-licence', span: bulletSpan(proposal) }
  const claimed = proposal.model?.licence ?? null
  if (claimed !== null && isOther(claimed, licence)) {
    const isCertain = licenceClassOf(claimed) !== 'unknown'
    return [
      {
        ...about,
        severity: isCertain ? 'error' : 'warning',
        message: `unexpected licence ${quoted(claimed)}, expected ${quoted(licence)} as on the page of ${sourceOf(facts)}`,
        help: 'write the licence the page names; a family of models does not share one licence',
      },
    ]
  }
  if (licenceClass !== 'restricted') return []
  return [
    {
      ...about,
      severity: 'info',
      message: `the licence ${quoted(licence)} allows no public image, so none is published`,
      help: 'nothing is to be done: users get the weights themselves',
    },
  ]
}

function isOther(claimed: string, stated: string): boolean {
  const isName = licenceClassOf(claimed) !== 'unknown' || claimed.split(/\s+/).length <= 5
  const names = stated.split(', ').map(bareName)
  return isName && !names.includes(bareName(claimed))
}

/** `The Llama 3.3 Community License Agreement` and `llama3.3` are the same. */
function bareName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(
      /\b(?:the|licen[cs]e[ds]?|community|agreement|terms of use|terms|version|under)\b/g,
      '',
    )
    .replaceAll(/[^a-z0-9.+]/g, '')
    .replace(/\.0$/, '')
    .replace(/\.$/, '')
}

function bulletSpan(proposal: Proposal): Span {
  const bullets = bulletsOf(proposal, linesOf(proposal.text))
  const bullet = bullets.find(({ label }) => isLicenceLabel(label))
  return bullet?.valueSpan ?? rowSpan(proposal, 'download-site')
}
